import { Component, model } from '@angular/core';
import type { SigningMeans, TemplateHalfDay } from '@percolateur/contract';
import { limits, signingMeans } from '@percolateur/domain';
import { meansWords } from '../shared/means-words';

/** The half-days of a template: on which working day after the first, at what hours, signed how. */
@Component({
  selector: 'app-template-days',
  templateUrl: './template-days.html',
  styleUrls: ['../cohort-form/half-days-editor.css', './template-days.css'],
})
export class TemplateDays {
  readonly halfDays = model.required<TemplateHalfDay[]>();

  protected readonly limits = limits;
  protected readonly means = signingMeans;
  protected readonly words = meansWords;

  protected change(index: number, change: Partial<TemplateHalfDay>): void {
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
  protected add(): void {
    const { after, mode, means } = this.halfDays().at(-1)!;
    const title = `Demi-journée ${this.halfDays().length + 1}`;
    const morning = { title, mode, means, after: after + 1, start: '09:00', end: '12:30' };
    this.halfDays.update((all) => [...all, morning]);
  }

  protected remove(index: number): void {
    this.halfDays.update((all) => all.filter((_, at) => at !== index));
  }
}
