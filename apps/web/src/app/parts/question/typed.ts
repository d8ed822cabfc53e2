import { DestroyRef, Directive, ElementRef, inject, output } from '@angular/core';

/** A hand that rests this long has finished a word. */
const RESTS_MS = 800;

/**
 * Says what is typed once the hand rests, and at once when it leaves the field or the page goes: what
 * was typed is kept like a choice is, and not letter by letter.
 */
@Directive({
  selector: 'input[appTyped], textarea[appTyped]',
  host: { '(input)': 'later()', '(change)': 'now()' },
})
export class Typed {
  private readonly field = inject<ElementRef<HTMLInputElement | HTMLTextAreaElement>>(ElementRef);
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly appTyped = output<string>();

  constructor() {
    const leave = () => this.timer && this.now();
    addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', leave);
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.timer);
      removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', leave);
    });
  }

  protected later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.now(), RESTS_MS);
  }

  protected now(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.appTyped.emit(this.field.nativeElement.value);
  }
}
