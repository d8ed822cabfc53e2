import { afterNextRender, Injectable, type Injector, signal } from '@angular/core';

/** Says something to screen readers without moving the focus; the shell holds the live region. */
@Injectable({ providedIn: 'root' })
export class Announce {
  private readonly said = signal('');
  readonly message = this.said.asReadonly();

  /** Says a short sentence, even when it is the same as the last one. */
  say(sentence: string): void {
    this.said.set('');
    setTimeout(() => this.said.set(sentence), 50);
  }
}

/**
 * Gives the focus to an element by its id once the page is drawn again: for when what was pressed
 * goes away, which would leave a keyboard at the top of the page and a screen reader silent.
 */
export function focusNext(id: string, injector: Injector): void {
  afterNextRender(() => document.getElementById(id)?.focus(), { injector });
}
