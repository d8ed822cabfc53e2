import { Component, computed, effect, inject, input, output, untracked } from '@angular/core';
import type { AttemptView } from '@percolateur/contract';
import { counted } from '@percolateur/domain';
import { Announce } from '../../ui/announce';
import { Icon } from '../../ui/icon';
import { ticking } from '../../ui/ticking';

/** Minutes left at which screen readers are told. */
const told = [10, 5, 1];
/** The clock counts in minutes: seconds would only hurry. */
const tickMs = 5_000;

/** The time left of an attempt, calmly: whole minutes, by the clock of the server. */
@Component({
  selector: 'app-attempt-clock',
  imports: [Icon],
  template: `
    @if (minutes() !== null) {
      <span class="tag"><app-icon name="clock" />{{ words() }}</span>
    }
  `,
})
export class AttemptClock {
  private readonly announce = inject(Announce);
  private readonly now = ticking(tickMs);
  /** The last of these moments that was told. */
  private last = Infinity;

  readonly attempt = input.required<AttemptView>();
  /** Its time is over: told at each tick from then on. */
  readonly over = output();

  /** What was left when the attempt was read, by the clock of the server, and when by the device’s. */
  private readonly read = computed(() => {
    const { deadlineAt, pausedAt, now } = this.attempt();
    if (!deadlineAt || pausedAt) return null;
    return { leftMs: Date.parse(deadlineAt) - Date.parse(now), at: Date.now() };
  });
  private readonly leftMs = computed(() => {
    const read = this.read();
    // The last tick may be older than what was read.
    return read && read.leftMs - Math.max(0, this.now().getTime() - read.at);
  });
  protected readonly minutes = computed(() => {
    const left = this.leftMs();
    return left === null ? null : Math.max(0, Math.ceil(left / 60_000));
  });
  protected readonly words = computed(() => {
    const minutes = this.minutes() ?? 0;
    if (minutes === 0) return 'Temps écoulé';
    return minutes === 1 ? 'Moins d’une minute' : `Encore ${counted(minutes, 'minute', 'minutes')}`;
  });

  constructor() {
    effect(() => {
      const minutes = this.minutes();
      // More time was given: what was told of the end is told again when it comes.
      if (minutes !== null && minutes > this.last) this.last = Infinity;
      const moment = told.findLast((each) => minutes !== null && minutes <= each);
      if (moment === undefined || moment >= this.last || minutes === 0) return;
      this.last = moment;
      untracked(() => this.announce.say(`${this.words()} pour finir.`));
    });
    effect(() => {
      const left = this.leftMs();
      if (left !== null && left <= 0) untracked(() => this.over.emit());
    });
  }
}
