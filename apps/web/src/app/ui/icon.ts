import { Component, computed, input } from '@angular/core';

/** Drawn signs, 24 × 24, stroked with the colour of the text. */
const drawings = {
  check: 'M5 12.5 10 17.5 19 7',
  cross: 'M6 6 18 18M18 6 6 18',
  warning: 'M12 3.5 21.5 20H2.5ZM12 10v4.5M12 17.2v.3',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 11v5.5M12 7.6v.3',
  next: 'M9 5l7 7-7 7',
  previous: 'M15 5l-7 7 7 7',
  up: 'M5 15l7-7 7 7',
  down: 'M5 9l7 7 7-7',
  download: 'M12 4v11M6.5 10 12 15.5 17.5 10M5 20h14',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 7.5V12l3 2.5',
  pen: 'M4 20l1-4L16.5 4.5l3 3L8 19ZM14 7l3 3',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7Z',
  document: 'M6 3h8l4 4v14H6ZM14 3v4h4M9 12h6M9 16h6',
  device: 'M7 3h10v18H7ZM11 18h2',
  going: 'M12 19V6M6.5 11.5 12 6l5.5 5.5',
  pause: 'M9 6v12M15 6v12',
  replaced: 'M4 9h13l-4-4M20 15H7l4 4',
  menu: 'M4 7h16M4 12h16M4 17h16',
  phone:
    'M6 3h3l2 5-2.5 1.5a11 11 0 0 0 6 6L16 13l5 2v3a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2Z',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM3 20c0-4 2.5-6 6-6s6 2 6 6M16 4.5a3.5 3.5 0 0 1 0 6M17.5 14.5c2.2.7 3.5 2.5 3.5 5.5',
} as const;

export type IconName = keyof typeof drawings;

/** A sign that goes with a word; hidden from screen readers, which have the word. */
@Component({
  selector: 'app-icon',
  host: { 'aria-hidden': 'true' },
  template: `
    <svg viewBox="0 0 24 24" width="24" height="24" focusable="false">
      <path
        [attr.d]="path()"
        fill="none"
        stroke="currentColor"
        stroke-width="2"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  `,
})
export class Icon {
  readonly name = input.required<IconName>();
  protected readonly path = computed(() => drawings[this.name()]);
}
