import { NgTemplateOutlet } from '@angular/common';
import { Component, contentChild, input, model, type TemplateRef } from '@angular/core';
import type { HalfDayPlan } from '@percolateur/contract';
import { limits } from '@percolateur/domain';

/** What half-days have in common, dated or not. */
export type HalfDayRow = Pick<HalfDayPlan, 'title' | 'start' | 'end' | 'mode'>;

/** As many as a session or a template may have. */
const most = 20;

/**
 * Half-days, one under the other: titles, hours, in the room or at a distance. When each is held, and
 * what is said under it, are templates of who uses it: `#day` and `#under`, given the place in the list.
 */
@Component({
  selector: 'app-half-day-rows',
  imports: [NgTemplateOutlet],
  templateUrl: './half-day-rows.html',
  styleUrl: './half-day-rows.css',
})
export class HalfDayRows<Row extends HalfDayRow> {
  readonly rows = model.required<Row[]>();
  /** One more, after those that there are. */
  readonly next = input.required<(rows: readonly Row[]) => Row>();

  protected readonly day = contentChild.required<TemplateRef<unknown>>('day');
  protected readonly under = contentChild.required<TemplateRef<unknown>>('under');
  protected readonly limits = limits;
  protected readonly most = most;

  protected change(index: number, change: Partial<HalfDayRow>): void {
    this.rows.update((rows) => rows.map((row, at) => (at === index ? { ...row, ...change } : row)));
  }

  protected add(): void {
    this.rows.update((rows) => [...rows, this.next()(rows)]);
  }

  protected remove(index: number): void {
    this.rows.update((rows) => rows.filter((_, at) => at !== index));
  }
}
