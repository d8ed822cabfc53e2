import { Component, computed, inject, input, signal } from '@angular/core';
import {
  counted,
  frenchTime,
  giveMinutes,
  type LiveState,
  type LiveStep,
  liveView,
  startLive,
  stepBack,
  stepForward,
} from '@percolateur/domain';
import { Announce } from '../../ui/announce';
import { Icon } from '../../ui/icon';
import { ticking } from '../../ui/ticking';
import { deviceTimeZone } from '../../ui/when';
import { keptHour, type NoteKind } from './kept-hour';
import { keepAwake } from './wake-lock';

/** A step in the hand of who holds it. */
export interface CompanionStep extends LiveStep {
  title: string;
  /** The first sentence. */
  say: string;
  /** What to do, one line each. */
  todo: readonly string[];
  planB: string | null;
  /** Phrases de relance. */
  prompts: readonly string[];
}

const TICK_MS = 5_000;
const ACTS_KEPT = 30;

/** The pocket companion: what is under way, what comes next, and a clock that never shouts. */
@Component({
  selector: 'app-companion',
  imports: [Icon],
  templateUrl: './companion.html',
  styleUrl: './companion.css',
})
export class Companion {
  private readonly announce = inject(Announce);

  readonly steps = input.required<readonly CompanionStep[]>();
  /** The minutes that the whole may take. */
  readonly available = input.required<number>();
  /** Tells this hour from others on the device. */
  readonly shelf = input.required<string>();
  /** Places to tally; none: nobody is counted. */
  readonly people = input(0);

  protected readonly hour = keptHour(this.shelf);
  private readonly tick = ticking(TICK_MS);
  /** The clock, at each tick and at each act. */
  private readonly now = computed(() => (this.tick(), this.hour(), Date.now()));
  protected readonly live = computed(() => this.hour().live);
  protected readonly view = computed(() => {
    const live = this.live();
    return live && liveView(this.steps(), live, this.now());
  });
  protected readonly current = computed<CompanionStep | null>(
    () => this.steps()[this.live()?.place ?? 0] ?? null,
  );
  protected readonly next = computed<CompanionStep | null>(
    () => this.steps()[(this.live()?.place ?? 0) + 1] ?? null,
  );
  protected readonly ahead = computed(() => this.comingSteps());
  /** The part of the step that has passed, for the bar. */
  protected readonly passed = computed(() => {
    const [view, live] = [this.view(), this.live()];
    const minutes = live ? (view?.minutes[live.place] ?? 0) : 0;
    return minutes === 0 ? 1 : Math.min(1, 1 - (view?.minutesLeft ?? 0) / minutes);
  });
  protected readonly places = computed(() =>
    Array.from({ length: this.people() }, (_, place) => this.hour().spoken[place] ?? 0),
  );
  protected readonly silent = computed(() => this.places().filter((times) => times === 0).length);
  protected readonly help = signal<'none' | 'planB' | 'prompt'>('none');
  private readonly asked = signal(0);
  protected readonly prompt = computed(() => {
    const prompts = this.current()?.prompts ?? [];
    return prompts[this.asked() % Math.max(1, prompts.length)] ?? null;
  });

  constructor() {
    keepAwake(() => this.live() !== null && !this.view()?.over);
  }

  protected start(): void {
    this.act(startLive(this.available(), Date.now()));
  }

  protected forward(): void {
    const live = this.live();
    if (live) this.act(stepForward(live, Date.now()));
    this.help.set('none');
    this.announce.say(this.current()?.title ?? 'Le café est fini.');
  }

  protected back(): void {
    const live = this.live();
    if (live) this.act(stepBack(live, Date.now()));
    this.announce.say(this.current()?.title ?? '');
  }

  protected give(minutes: number): void {
    const live = this.live();
    if (!live) return;
    this.act(giveMinutes(live, minutes));
    this.announce.say(this.left());
  }

  /** Takes back the last act: a thumb slips. */
  protected undo(): void {
    const before = this.hour().before.at(-1);
    if (!before) return;
    this.hour.update((hour) => ({ ...hour, live: before, before: hour.before.slice(0, -1) }));
    this.announce.say(this.current()?.title ?? '');
  }

  protected again(): void {
    this.hour.update((hour) => ({ ...hour, live: null, before: [] }));
  }

  protected showPrompt(): void {
    if (this.help() === 'prompt') this.asked.update((asked) => asked + 1);
    this.help.set('prompt');
  }

  protected showPlanB(): void {
    this.help.update((help) => (help === 'planB' ? 'none' : 'planB'));
  }

  protected spoke(place: number, by: 1 | -1): void {
    this.hour.update((hour) => {
      const spoken = [...this.places()];
      spoken[place] = Math.max(0, (spoken[place] ?? 0) + by);
      return { ...hour, spoken };
    });
  }

  protected note(field: HTMLTextAreaElement, kind: NoteKind): void {
    const text = field.value.trim();
    if (!text) return;
    this.hour.update((hour) => ({ ...hour, notes: [...hour.notes, { kind, text }] }));
    field.value = '';
    field.focus();
    this.announce.say('C’est noté, sur cet appareil.');
  }

  protected unnote(place: number): void {
    this.hour.update((hour) => ({ ...hour, notes: hour.notes.filter((_, at) => at !== place) }));
  }

  protected left(): string {
    const left = this.view()?.minutesLeft ?? 0;
    return left > 0
      ? `reste ${counted(left, 'minute', 'minutes')}`
      : left === 0
        ? 'c’est l’heure de passer à la suite'
        : `${counted(-left, 'minute', 'minutes')} de plus que prévu : la suite se resserre`;
  }

  protected end(): string {
    const view = this.view();
    if (!view) return '';
    const at = this.time(view.endsAt);
    return view.late > 0
      ? `Fin vers ${at}, ${counted(view.late, 'minute', 'minutes')} après l’heure dite.`
      : `Fin à ${at}.`;
  }

  protected time(at: number): string {
    return frenchTime(new Date(at), deviceTimeZone());
  }

  private act(live: LiveState): void {
    this.hour.update((hour) => ({
      ...hour,
      live,
      before: hour.live ? [...hour.before, hour.live].slice(-ACTS_KEPT) : [],
    }));
  }

  private comingSteps(): { step: CompanionStep; at: number; minutes: number }[] {
    const [view, live] = [this.view(), this.live()];
    if (!view || !live) return [];
    return this.steps()
      .map((step, place) => ({
        ...{ step, place },
        at: view.startsAt[place] ?? 0,
        minutes: view.minutes[place] ?? 0,
      }))
      .filter(({ place }) => place > live.place);
  }
}
