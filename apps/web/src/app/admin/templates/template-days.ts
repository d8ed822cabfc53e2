import { Component, model } from '@angular/core';
import type { SigningMeans, TemplateHalfDay } from '@percolateur/contract';
import { signingMeans } from '@percolateur/domain';
import { HalfDayRows } from '../cohort-form/half-day-rows';
import { meansWords } from '../shared/means-words';

/** The half-days of a template: on which working day after the first, at what hours, signed how. */
@Component({
  selector: 'app-template-days',
  imports: [HalfDayRows],
  templateUrl: './template-days.html',
  styleUrl: './template-days.css',
})
export class TemplateDays {
  readonly halfDays = model.required<TemplateHalfDay[]>();

  protected readonly means = signingMeans;
  protected readonly words = meansWords;

  private change(index: number, change: Partial<TemplateHalfDay>): void {
    this.halfDays.update((all) =>
      all.map((each, at) => (at === index ? { ...each, ...change } : each)),
    );
  }

  protected setDay(index: number, typed: string): void {
    const day = Math.round(Number(typed));
    if (day >= 1 && day <= 251) this.change(index, { after: day - 1 });
  }

  protected toggle(index: number, means: SigningMeans): void {
    const held = this.halfDays()[index]!.means;
    const next = signingMeans.filter((each) => held.includes(each) !== (each === means));
    if (next.length > 0) this.change(index, { means: next });
  }

  /** One more: the morning of the day after the last one. */
  protected readonly next = (all: readonly TemplateHalfDay[]): TemplateHalfDay => {
    const { after, mode, means } = all.at(-1)!;
    const title = `Demi-journée ${all.length + 1}`;
    return { title, mode, means, after: after + 1, start: '09:00', end: '12:30' };
  };
}
