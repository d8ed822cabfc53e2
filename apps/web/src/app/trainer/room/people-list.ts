import {
  afterRenderEffect,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import type { EnrolmentRow, RoomPerson, RoomView } from '@percolateur/contract';
import { counted, fullName } from '@percolateur/domain';
import type { Entry } from '../../outbox/entry';
import { Outbox } from '../../outbox/outbox';
import { Icon } from '../../ui/icon';
import { SaveState, type Saving } from '../../ui/save-state';
import { groupPeople, mayCorrect, type RoomGroups } from './room-order';
import { missedKey, missedWords } from './missed';
import { roomHeadings, signatureWords } from './room-words';
import { keepAsSamePerson, walkInKey } from './walk-ins';

/** The people of the room, those who need somebody first. */
@Component({
  selector: 'app-people-list',
  imports: [Icon, SaveState],
  templateUrl: './people-list.html',
  styleUrl: './people-list.css',
})
export class PeopleList {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly outbox = inject(Outbox);
  private focused?: string;

  readonly view = input.required<RoomView>();
  /** An answer to a late signature is on its way. */
  readonly busy = input(false);
  /** The network is away: nothing can be answered. */
  readonly away = input(false);
  readonly settle = output<{ person: RoomPerson; agreed: boolean }>();
  readonly correct = output<RoomPerson>();
  readonly answer = output<RoomPerson>();
  readonly note = output<RoomPerson>();

  protected readonly groups = computed(() => {
    const groups = groupPeople(this.view().people);
    return (Object.keys(roomHeadings) as (keyof RoomGroups)[])
      .map((key) => ({ key, heading: roomHeadings[key], people: groups[key] }))
      .filter(({ people }) => people.length > 0);
  });
  /** On a phone those who are fine are folded away, until somebody asks for them. */
  private readonly asked = signal(window.matchMedia?.('(min-width: 48rem)').matches ?? true);
  protected readonly fullName = fullName;

  constructor() {
    // A person who changes group takes the focus along.
    afterRenderEffect(() => {
      this.groups();
      if (this.focused && document.activeElement === document.body) {
        this.host.querySelector<HTMLElement>(`[data-key="${this.focused}"]`)?.focus();
      }
    });
  }

  protected remember(target: EventTarget | null): void {
    this.focused = (target as HTMLElement | null)?.closest<HTMLElement>('[data-key]')?.dataset[
      'key'
    ];
  }

  protected isOpen(key: keyof RoomGroups): boolean {
    return key !== 'fine' || this.asked();
  }

  /** What is folded or unfolded by hand stays so, whoever changes group. */
  protected folded(key: keyof RoomGroups, event: Event): void {
    if (key === 'fine') this.asked.set((event.target as HTMLDetailsElement).open);
  }

  protected missed(minutes: number): string {
    return counted(minutes, 'minute manquée', 'minutes manquées');
  }

  /** The first made stands; the others are kept beside it. */
  protected doubled(count: number): string {
    return `${counted(count, 'signature en double', 'signatures en double')}, la première faite compte`;
  }

  /** Minutes noted and not countersigned yet. */
  protected readonly missedWords = missedWords;

  /** Where the minutes noted here of somebody are, in this sitting; null when none were. */
  protected notingOf({ enrolmentId }: RoomPerson): Saving | null {
    const key = missedKey(this.view().halfDayId, enrolmentId);
    return this.outbox.state(key) ?? (this.outbox.lately(key).length > 0 ? 'received' : null);
  }

  /** Why the server would not have minutes noted here; null when they were not refused. */
  protected missedRefused({ enrolmentId }: RoomPerson): string | null {
    const key = missedKey(this.view().halfDayId, enrolmentId);
    return this.outbox.refused(key).at(-1)?.refused?.title ?? null;
  }

  /** Until it is countersigned: minutes are corrected afterwards, with a reason. */
  protected readonly mayNote = computed(() => {
    const { signing, countersignatures, halfDayId } = this.view();
    const countersigned =
      countersignatures.length > 0 || this.outbox.waiting(`countersign/${halfDayId}`).length > 0;
    return signing !== 'too-early' && !countersigned;
  });

  protected mayCorrect(person: RoomPerson): boolean {
    const { minutes, word } = mayCorrect(this.view(), person);
    return minutes || word;
  }

  /** Where somebody added on this device is; null for who was not, in this sitting. */
  protected addingOf({ enrolmentId }: RoomPerson): Saving | null {
    const { cohortId } = this.view();
    const arrived = this.outbox
      .lately(walkInKey(cohortId))
      .some(({ answer }) => (answer as EnrolmentRow).id === enrolmentId);
    return arrived ? 'received' : this.outbox.state(walkInKey(cohortId, enrolmentId));
  }

  /** Somebody added on this device whom the server would not have; undefined for anybody else. */
  protected notAdded({ enrolmentId }: RoomPerson): Entry | undefined {
    return this.outbox.refused(walkInKey(this.view().cohortId, enrolmentId)).at(-1);
  }

  /** The address was already somebody’s: it is them. */
  protected same(entry: Entry): Promise<void> {
    return keepAsSamePerson(this.outbox, this.view().cohortId, entry);
  }

  /** Where a signature given on this device is, until the server has it; null when there is none. */
  protected waitingOf({ enrolmentId }: RoomPerson): Saving | null {
    const state = this.outbox.state(`passed/${this.view().halfDayId}/${enrolmentId}`);
    return state === 'received' ? null : state;
  }

  /** Why the server would not have a signature given on this device; null when it was not refused. */
  protected refusedOf({ enrolmentId }: RoomPerson): string | null {
    const refused = this.outbox.refused(`passed/${this.view().halfDayId}/${enrolmentId}`).at(-1);
    return refused?.refused?.title ?? null;
  }

  protected stateOf(person: RoomPerson): string {
    return signatureWords(person, this.view().timeZone);
  }

  protected hrefOf({ phoneOrEmail }: RoomPerson): string {
    return phoneOrEmail.includes('@')
      ? `mailto:${phoneOrEmail}`
      : `tel:${phoneOrEmail.replace(/[^+\d]/g, '')}`;
  }
}
