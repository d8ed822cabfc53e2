import { DestroyRef, type ElementRef, inject, type Signal, signal } from '@angular/core';

/** How far one has read, as one scrolls: from 0 to 1, and the section under the eyes. */
export interface ReadingProgress {
  share: number;
  sectionId: string | null;
}

/**
 * Follows the reading of an article whose sections are named by `data-section`. To be called where
 * injection is possible.
 */
export function readingProgress(page: ElementRef<HTMLElement>): Signal<ReadingProgress> {
  const progress = signal<ReadingProgress>(
    { share: 0, sectionId: null },
    { equal: (one, other) => one.share === other.share && one.sectionId === other.sectionId },
  );
  let asked = 0;
  const look = () => {
    asked = 0;
    const { top, height } = page.nativeElement.getBoundingClientRect();
    const scrolled = Math.min(1, Math.max(0, -top / Math.max(1, height - innerHeight)));
    const sections = [...page.nativeElement.querySelectorAll<HTMLElement>('[data-section]')];
    const reached = sections.findLast(
      (section) => section.getBoundingClientRect().top < innerHeight * 0.4,
    );
    progress.set({
      share: Math.round(scrolled * 200) / 200,
      sectionId: reached?.dataset['section'] ?? null,
    });
  };
  const soon = () => (asked ||= requestAnimationFrame(look));
  addEventListener('scroll', soon, { passive: true });
  inject(DestroyRef).onDestroy(() => {
    removeEventListener('scroll', soon);
    cancelAnimationFrame(asked);
  });
  return progress;
}
