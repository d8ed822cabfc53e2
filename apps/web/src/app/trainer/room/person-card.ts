import { Component, computed, inject, input, output } from '@angular/core';
import type { EnrolmentRow, RoomPerson, RoomView } from '@percolateur/contract';
import { counted, fullName, ofPerson } from '@percolateur/domain';
import type { Entry } from '../../outbox/entry';
import { Outbox } from '../../outbox/outbox';
import { Icon } from '../../ui/icon';
import { SaveState, type Saving } from '../../ui/save-state';
import { missedKey, missedWords } from './missed';
import { mayCorrect, type RoomGroup } from './room-order';
import { signatureWords } from './room-words';
import { keepAsSamePerson, walkInKey } from './walk-ins';

/** One person of the room: where they are, and what may be done for them. */
@Component({
  selector: 'app-person-card',
  imports: [Icon, SaveState],
  templateUrl: './person-card.html',
  styleUrl: './person-card.css',
})
export class PersonCard {
  protected readonly outbox = inject(Outbox);

  readonly view = input.required<RoomView>();
  readonly person = input.required<RoomPerson>();
  readonly group = input.required<RoomGroup>();
  /** Their name is said above already. */
  readonly named = input(false);
  /** An answer to a late signature is on its way. */
  readonly busy = input(false);
  /** The network is away: nothing can be answered. */
  readonly away = input(false);
  readonly settle = output<{ person: RoomPerson; agreed: boolean }>();
  readonly correct = output<RoomPerson>();
  readonly answer = output<RoomPerson>();
  readonly note = output<RoomPerson>();

  protected readonly fullName = fullName;
  protected readonly ofPerson = ofPerson;
  /** Minutes noted and not countersigned yet. */
  protected readonly missedWords = missedWords;
  protected readonly needsSomebody = computed(() => ['call', 'stuck'].includes(this.group()));
  protected readonly words = computed(() => signatureWords(this.person(), this.view().timeZone));

  protected missed(minutes: number): string {
    return counted(minutes, 'minute manquée', 'minutes manquées');
  }

  /** The first made stands; the others are kept beside it. */
  protected doubled(count: number): string {
    return `${counted(count, 'signature en double', 'signatures en double')}, la première faite compte`;
  }

  /** Where the minutes noted here are, in this sitting; null when none were. */
  protected readonly noting = computed<Saving | null>(() => {
    const key = missedKey(this.view().halfDayId, this.person().enrolmentId);
    return this.outbox.state(key) ?? (this.outbox.lately(key).length > 0 ? 'received' : null);
  });

  /** Why the server would not have minutes noted here; null when they were not refused. */
  protected readonly missedRefused = computed(() => {
    const key = missedKey(this.view().halfDayId, this.person().enrolmentId);
    return this.outbox.refused(key).at(-1)?.refused?.title ?? null;
  });

  /** Until it is countersigned: minutes are corrected afterwards, with a reason. */
  protected readonly mayNote = computed(() => {
    const { signing, countersignatures, halfDayId } = this.view();
    const countersigned =
      countersignatures.length > 0 || this.outbox.waiting(`countersign/${halfDayId}`).length > 0;
    return signing !== 'too-early' && !countersigned;
  });

  protected readonly mayCorrect = computed(() => {
    const { minutes, word } = mayCorrect(this.view(), this.person());
    return minutes || word;
  });

  /** Where somebody added on this device is; null for who was not, in this sitting. */
  protected readonly adding = computed<Saving | null>(() => {
    const { cohortId } = this.view();
    const { enrolmentId } = this.person();
    const arrived = this.outbox
      .lately(walkInKey(cohortId))
      .some(({ answer }) => (answer as EnrolmentRow).id === enrolmentId);
    return arrived ? 'received' : this.outbox.state(walkInKey(cohortId, enrolmentId));
  });

  /** Added on this device, and the server would not have them; undefined for anybody else. */
  protected readonly notAdded = computed(() =>
    this.outbox.refused(walkInKey(this.view().cohortId, this.person().enrolmentId)).at(-1),
  );

  /** The address was already somebody’s: it is them. */
  protected same(entry: Entry): Promise<void> {
    return keepAsSamePerson(this.outbox, this.view().cohortId, entry);
  }

  private readonly passedKey = computed(
    () => `passed/${this.view().halfDayId}/${this.person().enrolmentId}`,
  );

  /** Where a signature given on this device is, until the server has it; null when there is none. */
  protected readonly waiting = computed(() => {
    const state = this.outbox.state(this.passedKey());
    return state === 'received' ? null : state;
  });

  /** Why the server would not have a signature given on this device; null when it was not refused. */
  protected readonly refused = computed(
    () => this.outbox.refused(this.passedKey()).at(-1)?.refused?.title ?? null,
  );

  protected readonly href = computed(() => {
    const { phoneOrEmail } = this.person();
    return phoneOrEmail.includes('@')
      ? `mailto:${phoneOrEmail}`
      : `tel:${phoneOrEmail.replace(/[^+\d]/g, '')}`;
  });
}
