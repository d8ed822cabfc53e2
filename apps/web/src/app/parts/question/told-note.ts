import { Component, computed, ElementRef, inject, input } from '@angular/core';
import type { CorrectedQuestion } from '@percolateur/domain';
import { Icon } from '../../ui/icon';
import { Rich } from '../../ui/rich';

/** What a question obtained, why, and what there was to know. */
@Component({
  selector: 'app-told-note',
  imports: [Icon, Rich],
  host: { tabindex: '-1' },
  template: `
    @let given = told();
    <div class="note" [class.done]="given.right" [class.warning]="!given.right && !awaits()">
      <app-icon [name]="given.right ? 'check' : 'info'" />
      <div>
        <p>
          <strong>{{ verdict() }}</strong>
          {{ given.why }}
        </p>
        <app-rich [html]="given.explanation" />
      </div>
    </div>
  `,
  styles: `
    :host {
      display: block;
      border-radius: var(--radius);
    }
    :host(:focus) {
      outline: 3px solid var(--link);
    }
  `,
})
export class ToldNote {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly told = input.required<CorrectedQuestion>();

  /** Given in one’s own words, and not read yet: nothing is right or wrong. */
  protected readonly awaits = computed(() => {
    const told = this.told();
    return (
      told.kind === 'open' &&
      told.given !== null &&
      told.criteria.every(({ level }) => level === null)
    );
  });
  protected readonly verdict = computed(() => {
    const { right, share } = this.told();
    if (right) return 'Oui.';
    if (this.awaits()) return 'Merci.';
    return share > 0 ? 'En partie.' : 'Pas tout à fait.';
  });

  focus(): void {
    this.host.nativeElement.focus();
  }
}
