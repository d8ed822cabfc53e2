import { DestroyRef, inject } from '@angular/core';

/**
 * Watches where the reader is, section by section, and tells it once the reading rests a moment.
 * It tells nothing before the reader moves: opening a page at its top is not having gone back there.
 * To be created where injection is possible; what is still untold is told when the page closes.
 */
export class ReadingPlace {
  private readonly visible = new Set<string>();
  private readonly observer = new IntersectionObserver((entries) => this.seen(entries), {
    // A section is being read while it crosses the upper middle of the screen.
    rootMargin: '-30% 0px -60% 0px',
  });
  private timer?: ReturnType<typeof setTimeout>;
  private place: string | null = null;
  private told: string | null = null;
  private moved = false;

  private tell: (sectionId: string) => void = () => undefined;

  constructor(private readonly restMs = 2000) {
    const move = () => (this.moved = true);
    const leave = () => document.hidden && this.flush();
    addEventListener('scroll', move, { passive: true });
    document.addEventListener('visibilitychange', leave);
    inject(DestroyRef).onDestroy(() => {
      removeEventListener('scroll', move);
      document.removeEventListener('visibilitychange', leave);
      this.observer.disconnect();
      this.flush();
    });
  }

  /** Watches the sections of a lesson, named by `data-section`; the place in the last one is told. */
  watch(sections: Iterable<HTMLElement>, tell: (sectionId: string) => void): void {
    this.flush();
    this.tell = tell;
    this.observer.disconnect();
    this.visible.clear();
    this.place = this.told = null;
    this.moved = false;
    for (const section of sections) this.observer.observe(section);
  }

  /** Tells at once what was about to be told. */
  flush(): void {
    clearTimeout(this.timer);
    if (this.place === null || this.place === this.told) return;
    this.told = this.place;
    this.tell(this.place);
  }

  private seen(entries: IntersectionObserverEntry[]): void {
    for (const { isIntersecting, target } of entries) {
      const id = (target as HTMLElement).dataset['section'] ?? '';
      if (isIntersecting) this.visible.add(id);
      else this.visible.delete(id);
    }
    const [reading] = this.visible;
    if (!reading || !this.moved) return;
    this.place = reading;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), this.restMs);
  }
}
