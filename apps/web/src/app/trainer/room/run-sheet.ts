import { Component, computed, input } from '@angular/core';
import type { RoomView } from '@percolateur/contract';
import { counted } from '@percolateur/domain';
import { Icon } from '../../ui/icon';
import { FrenchTime } from '../../ui/when';

type Block = RoomView['runSheet'][number];

/** The block under way, the next one, and the whole minutes left; null before, between and after. */
export function whereInRunSheet(
  blocks: readonly Block[],
  now: Date,
): { current: Block | null; next: Block | null; minutesLeft: number } {
  const startOf = ({ startsAt }: Block) => Date.parse(startsAt);
  const endOf = (block: Block) => startOf(block) + block.minutes * 60_000;
  const time = now.getTime();
  const current = blocks.find((block) => startOf(block) <= time && time < endOf(block)) ?? null;
  const next = blocks.find((block) => startOf(block) > time) ?? null;
  const minutesLeft = current ? Math.ceil((endOf(current) - time) / 60_000) : 0;
  return { current, next, minutesLeft };
}

/** The run-sheet of the half-day, and a gentle clock: it tells, it never rings. */
@Component({
  selector: 'app-run-sheet',
  imports: [FrenchTime, Icon],
  template: `
    <h2>Déroulé</h2>
    @if (blocks().length === 0) {
      <p class="soft">Cette demi-journée n’a pas de déroulé.</p>
    }
    <ol class="plain">
      @for (block of blocks(); track block.startsAt) {
        <li
          [class.now]="block === place().current"
          [class.past]="isPast(block)"
          [attr.aria-current]="block === place().current ? 'step' : null"
        >
          <span class="at">{{ block.startsAt | frenchTime: timeZone() }}</span>
          <span class="what">
            {{ block.title }}
            @if (isPast(block)) {
              <app-icon name="check" /><span class="hidden">(passé)</span>
            }
            @if (block === place().current) {
              <strong class="left">reste {{ minutes(place().minutesLeft) }}</strong>
            }
          </span>
        </li>
      }
    </ol>
  `,
  styleUrl: './run-sheet.css',
})
export class RunSheet {
  readonly blocks = input.required<RoomView['runSheet']>();
  readonly now = input.required<Date>();
  readonly timeZone = input.required<string>();

  protected readonly place = computed(() => whereInRunSheet(this.blocks(), this.now()));

  protected isPast(block: Block): boolean {
    return Date.parse(block.startsAt) + block.minutes * 60_000 <= this.now().getTime();
  }

  protected minutes(count: number): string {
    return counted(count, 'minute', 'minutes');
  }
}
