import { Component, computed, input } from '@angular/core';
import type { RoomView } from '@percolateur/contract';
import { counted } from '@percolateur/domain';
import { Icon } from '../../ui/icon';
import { FrenchTime } from '../../ui/when';
import { currentRow } from '../run-sheet/sheet-rows';

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
      @for (block of timed(); track $index) {
        <li
          [class.now]="block === place().current"
          [class.past]="isPast(block)"
          [attr.aria-current]="block === place().current ? 'step' : null"
        >
          <span class="at">{{ block.startsAt.toISOString() | frenchTime: timeZone() }}</span>
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

  protected readonly timed = computed(() =>
    this.blocks().map((block) => ({ ...block, startsAt: new Date(block.startsAt) })),
  );
  protected readonly place = computed(() => currentRow(this.timed(), this.now()));

  protected isPast({ startsAt, minutes }: { startsAt: Date; minutes: number }): boolean {
    return startsAt.getTime() + minutes * 60_000 <= this.now().getTime();
  }

  protected minutes(count: number): string {
    return counted(count, 'minute', 'minutes');
  }
}
