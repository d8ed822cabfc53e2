import { Component, inject, input, output } from '@angular/core';
import type { RoomPerson, RoomView } from '@percolateur/contract';
import { fullName } from '@percolateur/domain';
import { Outbox } from '../../outbox/outbox';
import { Icon, type IconName } from '../../ui/icon';
import type { RoomGroup } from './room-order';
import { type ShownGroup, tileWords } from './room-words';

const signs: Record<RoomGroup, IconName> = {
  call: 'phone',
  stuck: 'warning',
  awaiting: 'clock',
  unsigned: 'pen',
  fine: 'check',
};

/** The whole room on one screen of a phone: a name, a sign and a word each; a touch says the rest. */
@Component({
  selector: 'app-people-tiles',
  imports: [Icon],
  template: `
    @for (group of groups(); track group.key) {
      <section [class]="group.key" [attr.aria-labelledby]="'group-' + group.key">
        <h2 class="hidden" [id]="'group-' + group.key">
          {{ group.heading }} ({{ group.people.length }})
        </h2>
        <ul class="plain" role="list">
          @for (person of group.people; track person.enrolmentId) {
            <li>
              <button
                type="button"
                aria-haspopup="dialog"
                [attr.data-key]="person.enrolmentId"
                (click)="chosen.emit(person.enrolmentId)"
              >
                <span class="name">{{ fullName(person) }}</span>
                <span class="state">
                  <app-icon [name]="waits(person) ? 'device' : signs[group.key]" />
                  <span>{{ waits(person) ? 'sur l’appareil' : wordsOf(person, group.key) }}</span>
                </span>
              </button>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styleUrl: './people-tiles.css',
})
export class PeopleTiles {
  private readonly outbox = inject(Outbox);

  readonly groups = input.required<readonly ShownGroup[]>();
  readonly view = input.required<RoomView>();
  /** Id of the enrolment of whom more is asked. */
  readonly chosen = output<string>();

  protected readonly fullName = fullName;
  protected readonly signs = signs;

  /** Whether a signature given on this device has not been received yet. */
  protected waits({ enrolmentId }: RoomPerson): boolean {
    return this.outbox.waiting(`passed/${this.view().halfDayId}/${enrolmentId}`).length > 0;
  }

  protected wordsOf(person: RoomPerson, group: RoomGroup): string {
    return tileWords(person, group, this.view().timeZone);
  }
}
