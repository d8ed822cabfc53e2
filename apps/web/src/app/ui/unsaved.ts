import { Component, input, viewChild } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';
import { ConfirmDialog } from './confirm-dialog';

/** A page that may hold what was typed and not saved. */
export interface Unsaved {
  /** Whether it may be left: nothing is unsaved, or the person agrees to lose it. */
  mayLeave(): boolean | Promise<boolean>;
}

/** Asks a page before another one takes its place. */
export const guardsUnsaved: CanDeactivateFn<Unsaved> = (page) => page.mayLeave();

/**
 * Keeps what was typed from being lost unseen: asks before leaving, and has the browser ask before
 * the tab is closed. Its page asks `mayLeave` of it.
 */
@Component({
  selector: 'app-unsaved',
  imports: [ConfirmDialog],
  host: { '(window:beforeunload)': 'warn($event)' },
  template: `
    <app-confirm
      heading="Quitter sans enregistrer ?"
      confirmLabel="Quitter sans enregistrer"
      cancelLabel="Rester sur la page"
      [danger]="true"
    >
      <p>Ce que vous avez écrit n’est pas enregistré et serait perdu.</p>
    </app-confirm>
  `,
})
export class UnsavedNote implements Unsaved {
  private readonly confirm = viewChild.required(ConfirmDialog);

  /** Tells at any moment whether something would be lost. */
  readonly when = input.required<() => boolean>();

  mayLeave(): boolean | Promise<boolean> {
    return !this.when()() || this.confirm().ask();
  }

  protected warn(event: BeforeUnloadEvent): void {
    if (this.when()()) event.preventDefault();
  }
}
