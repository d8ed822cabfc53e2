import { Injectable, signal } from '@angular/core';

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
