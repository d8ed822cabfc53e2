import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  resource,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { courseRoutes } from '@percolateur/contract';
import { counted } from '@percolateur/domain';
import { Api } from '../../api';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { PageState } from '../../ui/page-state';
import { FrenchSlot, FrenchTime } from '../../ui/when';
import { type Changes, moved, type TimedRow, timeSheet, unchanged } from './sheet-rows';

const phases: Record<NonNullable<TimedRow['block']>['phase'], string> = {
  accueillir: 'accueillir',
  experimenter: 'expérimenter',
  comprendre: 'comprendre',
  discuter: 'discuter',
  agir: 'agir',
  signer: 'signer',
};

/** The half-day block by block, to follow, to change on the spot and to print. */
@Component({
  selector: 'app-run-sheet-page',
  imports: [FrenchSlot, FrenchTime, Heading, Icon, PageState, RouterLink],
  templateUrl: './run-sheet-page.html',
  styleUrl: './run-sheet-page.css',
})
export class RunSheetPage {
  private readonly api = inject(Api);

  readonly cohortId = input.required<string>();
  readonly halfDayId = input.required<string>();

  protected readonly sheet = resource({
    params: () => ({ cohortId: this.cohortId(), halfDayId: this.halfDayId() }),
    loader: ({ params }) => this.api.call(courseRoutes.runSheet, { params }),
  });
  private readonly shelf = computed(() => `deroule:${this.halfDayId()}`);
  /** Kept on the device: the trainer’s own adjustments are nobody else’s business. */
  protected readonly changes = linkedSignal(() => recalled(this.shelf()));
  protected readonly timed = computed(() =>
    this.sheet.hasValue() ? timeSheet(this.sheet.value(), this.changes()) : null,
  );
  protected readonly state = computed(() => {
    const overrun = this.timed()?.overrun ?? 0;
    return overrun > 0
      ? `Ce déroulé dépasse de ${this.minutes(overrun)}.`
      : 'Ce déroulé tient dans la demi-journée.';
  });
  protected readonly withNotes = signal(false);
  protected readonly phases = phases;

  constructor() {
    effect(() => keep(this.shelf(), this.changes()));
  }

  protected late(minutes: string): void {
    const late = Math.min(120, Math.max(0, Math.round(Number(minutes)) || 0));
    this.changes.update((changes) => ({ ...changes, late }));
  }

  protected lengthen({ key, block, minutes }: TimedRow, by: number): void {
    const { min, max } = block ?? { min: minutes, max: minutes };
    const chosen = Math.min(max, Math.max(min, minutes + by));
    this.changes.update((each) => ({ ...each, minutes: { ...each.minutes, [key]: chosen } }));
  }

  protected toggle({ key, skipped }: TimedRow): void {
    if (skipped) this.take(key);
    else this.drop([key]);
  }

  protected drop(keys: string[]): void {
    this.changes.update((each) => ({ ...each, skipped: [...each.skipped, ...keys] }));
  }

  protected move({ key }: TimedRow, by: -1 | 1): void {
    const order = moved(this.timed()?.rows ?? [], key, by);
    this.changes.update((each) => ({ ...each, order }));
  }

  protected reset(): void {
    this.changes.set(unchanged);
  }

  protected startsLesson(row: TimedRow, index: number): boolean {
    return row.lesson !== null && this.timed()?.rows[index - 1]?.lesson !== row.lesson;
  }

  protected minutes(count: number): string {
    return counted(count, 'minute', 'minutes');
  }

  protected proposed(titles: { title: string }[]): string {
    return titles.map(({ title }) => `« ${title} »`).join(', ');
  }

  protected keys(rows: { key: string }[]): string[] {
    return rows.map(({ key }) => key);
  }

  protected print(): void {
    window.print();
  }

  private take(key: string): void {
    this.changes.update((each) => ({
      ...each,
      skipped: each.skipped.filter((other) => other !== key),
    }));
  }
}

function recalled(shelf: string): Changes {
  try {
    return { ...unchanged, ...(JSON.parse(localStorage.getItem(shelf) ?? '{}') as Changes) };
  } catch {
    return unchanged;
  }
}

function keep(shelf: string, changes: Changes): void {
  try {
    localStorage.setItem(shelf, JSON.stringify(changes));
  } catch {
    // A device that keeps nothing still shows what was changed until the page closes.
  }
}
