import { Component, model } from '@angular/core';

/** This year and the nine before: proof is kept about as long. */
export const thisYear = () => new Date().getFullYear();

/** The days of a year, for a request. */
export const daysOf = (year: number) => ({ from: `${year}-01-01`, to: `${year}-12-31` });

/** Chooses the year whose sessions are looked at: those that ended in it. */
@Component({
  selector: 'app-year-choice',
  template: `
    <div class="field no-print">
      <label for="year">Sessions terminées en</label>
      <select id="year" #choice (change)="year.set(+choice.value)">
        @for (each of years; track each) {
          <option [value]="each" [selected]="each === year()">{{ each }}</option>
        }
      </select>
    </div>
  `,
})
export class YearChoice {
  readonly year = model.required<number>();

  protected readonly years = Array.from({ length: 10 }, (_, back) => thisYear() - back);
}
