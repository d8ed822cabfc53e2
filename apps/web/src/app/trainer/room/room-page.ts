import {
  Component,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { attendanceRoutes, type RoomPerson, type RoomView, urlOf } from '@percolateur/contract';
import { counted, fullName } from '@percolateur/domain';
import { Api } from '../../api';
import { DeviceLock } from '../../session/device-lock';
import { action } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { Intentions } from '../../ui/intention';
import { Loading } from '../../ui/loading';
import { ProblemNote } from '../../ui/problem-note';
import { FrenchSlot, FrenchTime } from '../../ui/when';
import { CorrectDialog } from './correct-dialog';
import { CountersignDialog } from './countersign-dialog';
import { PassDialog } from './pass-dialog';
import { PassRound } from './pass-round';
import { PeopleList } from './people-list';
import { groupPeople, roomNews, signedCount } from './room-order';
import { watchRoom } from './room-watch';
import { liveSheet } from '../run-sheet/live-sheet';
import { RunSheet } from './run-sheet';
import { SigningSwitch } from './signing-switch';
import { WalkInDialog } from './walk-in-dialog';

/** The room: who is here, who signed, who needs help; the run-sheet beside. One screen. */
@Component({
  selector: 'app-room-page',
  imports: [
    ConfirmDialog,
    CorrectDialog,
    CountersignDialog,
    FrenchSlot,
    FrenchTime,
    Heading,
    Icon,
    Loading,
    PassDialog,
    PassRound,
    PeopleList,
    ProblemNote,
    RouterLink,
    RunSheet,
    SigningSwitch,
    WalkInDialog,
  ],
  templateUrl: './room-page.html',
  styleUrl: './room-page.css',
})
export class RoomPage {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly router = inject(Router);
  private readonly lock = inject(DeviceLock);
  private readonly intentions = new Intentions();
  private readonly confirmRefusal = viewChild.required(ConfirmDialog);

  readonly cohortId = input.required<string>();
  /** The half-day asked for in the address (`?creneau=`); none: the one of now, or the next. */
  readonly creneau = input<string>();

  protected readonly watch = watchRoom(this.cohortId, this.creneau);
  protected readonly live = liveSheet(this.watch.view, this.watch.now);
  protected readonly opened = signal<'walk-in' | 'countersign' | 'pass-round' | null>(null);
  /** Whose half-day is being corrected. */
  protected readonly corrected = signal<RoomPerson | null>(null);
  protected readonly fullName = fullName;
  /** The device goes round: nothing but the names is drawn. */
  protected readonly passed = computed(() => this.lock.lock() !== null);
  /** The address of the half-day on screen. */
  protected readonly hereUrl = computed(
    () => `/animer/${this.cohortId()}?creneau=${this.watch.view()?.halfDayId}`,
  );
  protected readonly refused = signal<RoomPerson | null>(null);

  protected readonly counts = computed(() => {
    const people = this.watch.view()?.people ?? [];
    const { stuck, awaiting } = groupPeople(people);
    const missing = people.filter(({ lack }) => lack === 'missing').length;
    return [
      `${counted(signedCount(people), 'signature', 'signatures')} sur ${people.length}`,
      missing > 0 && counted(missing, 'manque', 'manquent'),
      missing === 0 && stuck.length > 0 && `${stuck.length} à aider`,
      awaiting.length > 0 && `${awaiting.length} à valider`,
    ]
      .filter(Boolean)
      .join(' · ');
  });
  protected readonly halfDay = computed(() => {
    const view = this.watch.view();
    return view?.halfDays.find(({ id }) => id === view.halfDayId);
  });
  /** On a phone what leads elsewhere is folded under one word: the room comes first. */
  protected readonly wide = window.matchMedia?.('(min-width: 48rem)').matches ?? true;
  protected readonly sheetUrl = computed(() =>
    urlOf(attendanceRoutes.sheet, { params: { cohortId: this.cohortId() } }),
  );

  protected readonly settling = action(async (person: RoomPerson, agreed: boolean) => {
    const what = `${person.signatureId} ${agreed}`;
    this.watch.take(
      await this.api.call(attendanceRoutes.agreeLate, {
        params: { signatureId: person.signatureId! },
        body: { id: this.intentions.idOf(what), agreed },
      }),
    );
    this.intentions.done(what);
    this.announce.say(`Signature de ${fullName(person)} ${agreed ? 'acceptée' : 'refusée'}.`);
  });

  constructor() {
    let before: RoomView | null = null;
    effect(() => {
      const view = this.watch.view();
      if (view && before?.halfDayId === view.halfDayId) {
        const news = roomNews(before.people, view.people);
        if (news) untracked(() => this.announce.say(news));
      }
      before = view;
    });
  }

  protected goTo(halfDayId: string): Promise<boolean> {
    return this.router.navigate([], { queryParams: { creneau: halfDayId }, replaceUrl: true });
  }

  protected async settle({ person, agreed }: { person: RoomPerson; agreed: boolean }) {
    this.refused.set(agreed ? null : person);
    if (agreed || (await this.confirmRefusal().ask())) await this.settling.run(person, agreed);
  }

  protected take({ view, said }: { view: RoomView; said: string }): void {
    this.watch.take(view);
    this.announce.say(said);
  }

  protected countersigned(view: RoomView): void {
    this.take({ view, said: 'Votre contresignature est reçue.' });
  }
}
