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
import type { RoomPerson, RoomView } from '@percolateur/contract';
import { counted, frenchTime, typeset, fullName } from '@percolateur/domain';
import { Icon } from '../../ui/icon';
import { groupPeople, mayCorrect, type RoomGroups } from './room-order';

const headings: Record<keyof RoomGroups, string> = {
  stuck: 'À aider',
  awaiting: 'Signatures tardives à valider',
  unsigned: 'À signer',
  fine: 'Tout va bien',
};

/** The people of the room, those who need somebody first. */
@Component({
  selector: 'app-people-list',
  imports: [Icon],
  templateUrl: './people-list.html',
  styleUrl: './people-list.css',
})
export class PeopleList {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private focused?: string;

  readonly view = input.required<RoomView>();
  /** An answer to a late signature is on its way. */
  readonly busy = input(false);
  readonly settle = output<{ person: RoomPerson; agreed: boolean }>();
  readonly correct = output<RoomPerson>();

  protected readonly groups = computed(() => {
    const groups = groupPeople(this.view().people);
    return (Object.keys(headings) as (keyof RoomGroups)[])
      .map((key) => ({ key, heading: headings[key], people: groups[key] }))
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

  protected mayCorrect(person: RoomPerson): boolean {
    const { minutes, word } = mayCorrect(this.view(), person);
    return minutes || word;
  }

  /** Where the signature is, in a few words. */
  protected stateOf(person: RoomPerson): string {
    const { signature, signedAt, madeAt, late, lateReason } = person;
    const at = signedAt ? this.timeOf(signedAt) : '';
    switch (signature) {
      case 'signed':
        if (madeAt) return `signé à ${this.timeOf(madeAt)}, reçu plus tard, ${at}`;
        if (late) return `signé en retard, ${at}`;
        return person.passed ? `signé ici, ${at}` : `signé, ${at}`;
      case 'awaiting':
        if (madeAt) {
          return `signé à ${this.timeOf(madeAt)} d’après son appareil, reçu plus tard, ${at}`;
        }
        return typeset(`« ${lateReason ?? 'sans motif'} », ${at}`);
      case 'refused':
        return 'signature tardive refusée';
      case 'none':
        return person.lastSeenAt ? 'pas encore signé' : 'pas encore de connexion';
    }
  }

  private timeOf(instant: string): string {
    return frenchTime(new Date(instant), this.view().timeZone);
  }

  protected hrefOf({ phoneOrEmail }: RoomPerson): string {
    return phoneOrEmail.includes('@')
      ? `mailto:${phoneOrEmail}`
      : `tel:${phoneOrEmail.replace(/[^+\d]/g, '')}`;
  }
}
