import { NgTemplateOutlet } from '@angular/common';
import {
  afterRenderEffect,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { RoomPerson, RoomView } from '@percolateur/contract';
import { fullName } from '@percolateur/domain';
import { Modal } from '../../ui/modal';
import { wideScreen } from '../../ui/wide-screen';
import { PeopleTiles } from './people-tiles';
import { PersonCard } from './person-card';
import { shownGroups } from './room-words';

/**
 * The people of the room, those who need somebody first: each with what may be done for them; on a
 * phone everybody at a glance, and one person at a touch.
 */
@Component({
  selector: 'app-people-list',
  imports: [Modal, NgTemplateOutlet, PeopleTiles, PersonCard],
  templateUrl: './people-list.html',
  styleUrl: './people-list.css',
})
export class PeopleList {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly modal = viewChild(Modal);
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

  protected readonly fullName = fullName;
  protected readonly wide = wideScreen();
  protected readonly groups = computed(() => shownGroups(this.view()));
  /** Whose details are open, on a phone. */
  protected readonly chosenId = signal<string | null>(null);
  protected readonly chosen = computed(() =>
    this.groups()
      .flatMap(({ key, people }) => people.map((person) => ({ key, person })))
      .find(({ person }) => person.enrolmentId === this.chosenId()),
  );

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
    const key = (target as HTMLElement | null)?.closest<HTMLElement>('[data-key]')?.dataset['key'];
    this.focused = key ?? this.chosenId() ?? undefined;
  }

  /** Another dialog takes the place of the details. */
  protected leave(): void {
    this.modal()?.close();
  }
}
