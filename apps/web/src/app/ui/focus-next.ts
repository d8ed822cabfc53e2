import { afterNextRender, type Injector } from '@angular/core';

/**
 * Gives the focus to an element by its id once the page is drawn again: for when what was pressed
 * goes away, which would leave a keyboard at the top of the page and a screen reader silent.
 */
export function focusNext(id: string, injector: Injector): void {
  afterNextRender(() => document.getElementById(id)?.focus(), { injector });
}
