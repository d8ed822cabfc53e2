import { Component, input, model } from '@angular/core';
import type { ObservationMarks, ShownCriterion, ShownGrid } from '@percolateur/contract';
import { observedLevels, type ObservedLevel } from '@percolateur/domain';

/** « G3 Consigne »; a team’s own criterion has a title alone. */
export const criterionName = ({ id, title, own }: ShownCriterion) =>
  own ? title : `${id.toUpperCase()} ${title}`;

/** The rows of a grid: four levels each, or no occasion. The level chosen is told in words below. */
@Component({
  selector: 'app-grid-form',
  templateUrl: './grid-form.html',
  styleUrl: './grid-form.css',
})
export class GridForm {
  readonly grid = input.required<ShownGrid>();
  /** Tells it from another grid of the same page. */
  readonly key = input.required<string>();
  /** Rows without an answer are shown as faults. */
  readonly tried = input(false);
  readonly marks = model.required<ObservationMarks>();

  protected readonly levels = observedLevels;
  protected readonly name = criterionName;

  protected choose(id: string, level: ObservedLevel | null): void {
    this.marks.update((marks) => ({ ...marks, [id]: level }));
  }

  /** What the level chosen looks like; before one is, what the third does. */
  protected told({ id, levels }: ShownCriterion): string {
    const level = this.marks()[id];
    if (level === null) return 'Ne compte nulle part.';
    const shown = level ?? 3;
    return [this.grid().levels[shown - 1], levels[shown - 1]].filter(Boolean).join(' : ');
  }
}
