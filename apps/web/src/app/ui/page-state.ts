import { booleanAttribute, Component, computed, input } from '@angular/core';
import { Loading } from './loading';
import { ProblemNote } from './problem-note';

/** What a page waits for: a resource, or anything that fails and may be asked again like one. */
export interface Source {
  error(): unknown;
  reload(): unknown;
}

/** A page, or a part of it, whose value is not there: it is on its way, or it failed to come. */
@Component({
  selector: 'app-page-state',
  imports: [Loading, ProblemNote],
  template: `
    @if (problem(); as problem) {
      <app-problem [problem]="problem" [page]="page()" (retry)="reload()" />
      @if (!page()) {
        <p class="actions">
          <button type="button" class="button" (click)="reload()">Réessayer</button>
        </p>
      }
    } @else {
      <app-loading />
    }
  `,
  styles: `
    :host {
      display: block;
    }
  `,
})
export class PageState {
  /** What is awaited; of several, the first that failed is told. */
  readonly of = input.required<Source | readonly Source[]>();
  /** True when the page has no heading yet: the problem then carries the h1. */
  readonly page = input(false, { transform: booleanAttribute });

  private readonly all = computed(() => [this.of()].flat() as Source[]);
  protected readonly problem = computed(() =>
    this.all()
      .map((each) => each.error())
      .find(Boolean),
  );

  protected reload(): void {
    for (const each of this.all()) each.reload();
  }
}
