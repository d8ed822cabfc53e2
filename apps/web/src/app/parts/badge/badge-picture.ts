import { Component, computed, input } from '@angular/core';
import { type Achievement, badgeWords } from '@percolateur/domain';

/** The picture of a badge, as its organisation gives it. */
@Component({
  selector: 'app-badge-picture',
  template: `<img width="640" height="640" [src]="source()" [alt]="label()" />`,
  styles: `
    img {
      display: block;
      inline-size: min(100%, 14rem);
      block-size: auto;
    }
  `,
})
export class BadgePicture {
  readonly organisationId = input.required<string>();
  readonly achievement = input.required<Achievement>();

  protected readonly source = computed(
    () => `/badges/${this.organisationId()}/${this.achievement()}/image.svg`,
  );
  protected readonly label = computed(() => `Badge « ${badgeWords[this.achievement()].name} »`);
}
