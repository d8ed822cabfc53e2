import { Component, input, model } from '@angular/core';
import type { HalfDayPlan } from '@percolateur/contract';
import { isTooLong, slotOn } from '@percolateur/domain';
import type { ProblemError } from '../../api';
import { Icon } from '../../ui/icon';
import { HalfDayRows } from './half-day-rows';
import { dayInstead, dayName, dayWarning, nextPlan, skipDay } from './half-day-plans';

/** The half-days of a cohort: titles, days, hours, in the room or at a distance. */
@Component({
  selector: 'app-half-days-editor',
  imports: [HalfDayRows, Icon],
  templateUrl: './half-days-editor.html',
  styleUrl: './half-days-editor.css',
})
export class HalfDaysEditor {
  readonly plans = model.required<HalfDayPlan[]>();
  readonly timeZone = input.required<string>();
  readonly problem = input<ProblemError | null>(null);

  protected readonly dayName = dayName;

  protected readonly next = (plans: readonly HalfDayPlan[]) => nextPlan(plans, this.timeZone());

  protected date(index: number, day: string): void {
    this.plans.update((plans) => plans.map((plan, at) => (at === index ? { ...plan, day } : plan)));
  }

  /** A working day, where this one is none. */
  protected insteadOf({ day }: HalfDayPlan): string | null {
    return dayInstead(day, this.timeZone());
  }

  protected skip({ day }: HalfDayPlan): void {
    this.plans.update((plans) => skipDay(plans, day, this.timeZone()));
  }

  protected warningOf({ day, start, end }: HalfDayPlan): string {
    const zone = this.timeZone();
    const warnings = [dayWarning(day, zone)];
    if (day && start && end && end <= start) {
      if (isTooLong(slotOn(day, start, end, zone))) return 'La fin précède le début.';
      warnings.push(end === '00:00' ? 'Finit à minuit.' : 'Finit le lendemain.');
    }
    return warnings.filter(Boolean).join(' ');
  }

  protected faultOf(index: number): string | null {
    const prefix = `halfDays.${index}`;
    const found = this.problem()?.errors.find(
      ({ path }) => path === prefix || path.startsWith(`${prefix}.`),
    );
    return found?.message ?? null;
  }
}
