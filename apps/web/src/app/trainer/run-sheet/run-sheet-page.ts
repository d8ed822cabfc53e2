import {
  afterRenderEffect,
  ApplicationRef,
  Component,
  computed,
  ElementRef,
  inject,
  input,
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
import { ticking } from '../../ui/ticking';
import { FrenchSlot, FrenchTime } from '../../ui/when';
import { keptChanges } from './kept-changes';
import { currentRow, moved, type TimedRow, timeSheet, unchanged } from './sheet-rows';

/** The clock of the page counts in minutes. */
const TICK_MS = 10_000;

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
  host: {
    '(window:beforeprint)': 'unfoldAll(true)',
    '(window:afterprint)': 'unfoldAll(false)',
  },
})
export class RunSheetPage {
  private readonly api = inject(Api);
  private readonly app = inject(ApplicationRef);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  readonly cohortId = input.required<string>();
  readonly halfDayId = input.required<string>();

  protected readonly sheet = resource({
    params: () => ({ cohortId: this.cohortId(), halfDayId: this.halfDayId() }),
    loader: ({ params }) => this.api.call(courseRoutes.runSheet, { params }),
  });
  /** Kept on the device: the trainer’s own adjustments are nobody else’s business. */
  protected readonly changes = keptChanges(this.halfDayId);
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

  private readonly now = ticking(TICK_MS);
  protected readonly place = computed(() => currentRow(this.timed()?.rows ?? [], this.now()));
  /** On a phone a step is one line until it is under way, or asked for. */
  private readonly wide = window.matchMedia?.('(min-width: 48rem)').matches ?? true;
  private readonly unfolded = signal<ReadonlyMap<string, boolean>>(new Map());
  private readonly printing = signal(false);

  constructor() {
    let shown = false;
    // Opens where the half-day is; where the reader goes next is the reader’s.
    afterRenderEffect(() => {
      if (shown || !this.sheet.hasValue()) return;
      shown = true;
      if (this.place().current) this.goToNow();
    });
  }

  protected isOpen({ key }: TimedRow): boolean {
    if (this.printing()) return true;
    return this.unfolded().get(key) ?? (this.wide || key === this.place().current?.key);
  }

  /** What is folded or unfolded by hand stays so. */
  protected fold({ key }: TimedRow, event: Event): void {
    const { open } = event.target as HTMLDetailsElement;
    if (open === this.isOpen({ key } as TimedRow)) return;
    this.unfolded.update((before) => new Map(before).set(key, open));
  }

  protected goToNow(): void {
    const row = this.host.querySelector<HTMLElement>('.row.now');
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'start' });
  }

  /** Paper unfolds nothing by itself. */
  protected unfoldAll(printing: boolean): void {
    this.printing.set(printing);
    this.app.tick();
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
