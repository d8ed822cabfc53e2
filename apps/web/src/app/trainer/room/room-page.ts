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
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { attendanceRoutes, type RoomPerson, type RoomView, urlOf } from '@percolateur/contract';
import { counted, fullName, localDate, ofPerson } from '@percolateur/domain';
import { Api } from '../../api';
import { KeptNote } from '../../outbox/kept-note';
import { Outbox } from '../../outbox/outbox';
import { ExportBar } from '../../parts/export/export-bar';
import { DeviceLock } from '../../session/device-lock';
import { action } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { Intentions } from '../../ui/intention';
import { Loading } from '../../ui/loading';
import { ProblemNote } from '../../ui/problem-note';
import { SaveState } from '../../ui/save-state';
import { FrenchDate, FrenchSlot, FrenchTime } from '../../ui/when';
import { wideScreen } from '../../ui/wide-screen';
import { AnswerDialog } from './answer-dialog';
import { CorrectDialog } from './correct-dialog';
import { CountersignDialog } from './countersign-dialog';
import { LinksDialog } from './links-dialog';
import { MeansDialog } from './means-dialog';
import { MissedDialog } from './missed-dialog';
import { PaperDialog } from './paper-dialog';
import { PassDialog } from './pass-dialog';
import { PassRound } from './pass-round';
import { PeopleList } from './people-list';
import { groupPeople, presentCount, roomNews, signedCount } from './room-order';
import { roomRows } from './room-words';
import { metIn, walkInKey } from './walk-ins';
import { watchRoom } from './room-watch';
import { liveSheet } from '../run-sheet/live-sheet';
import { RunSheet } from './run-sheet';
import { SigningSwitch } from './signing-switch';
import { WalkInDialog } from './walk-in-dialog';

/** The room: who is here, who signed, who needs help; the run-sheet beside. One screen. */
@Component({
  selector: 'app-room-page',
  imports: [
    AnswerDialog,
    ConfirmDialog,
    CorrectDialog,
    CountersignDialog,
    ExportBar,
    FrenchDate,
    FrenchSlot,
    FrenchTime,
    Heading,
    Icon,
    KeptNote,
    LinksDialog,
    Loading,
    MeansDialog,
    MissedDialog,
    PaperDialog,
    PassDialog,
    PassRound,
    PeopleList,
    ProblemNote,
    RouterLink,
    RunSheet,
    SaveState,
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
  protected readonly outbox = inject(Outbox);
  private readonly intentions = new Intentions();
  private readonly confirmRefusal = viewChild.required(ConfirmDialog);

  readonly cohortId = input.required<string>();
  /** The half-day asked for in the address (`?creneau=`); none: the one of now, or the next. */
  readonly creneau = input<string>();

  protected readonly watch = watchRoom(this.cohortId, this.creneau);
  protected readonly live = liveSheet(this.watch.view, this.watch.now);
  protected readonly opened = signal<
    'walk-in' | 'countersign' | 'links' | 'means' | 'paper' | 'pass-round' | null
  >(null);
  /** Whose half-day is being corrected. */
  protected readonly corrected = signal<RoomPerson | null>(null);
  /** Whose late arrival or early leave is being noted. */
  protected readonly noted = signal<RoomPerson | null>(null);
  /** Whose contest is being answered. */
  protected readonly answered = signal<RoomPerson | null>(null);
  protected readonly fullName = fullName;
  /** The device goes round: nothing but the names is drawn. */
  protected readonly passed = computed(() => this.lock.lock() !== null);
  /** The address of the half-day on screen. */
  protected readonly hereUrl = computed(
    () => `/animer/${this.cohortId()}?creneau=${this.watch.view()?.halfDayId}`,
  );
  protected readonly refused = signal<RoomPerson | null>(null);

  protected readonly counts = computed(() => {
    const view = this.watch.view();
    if (!view) return '';
    const { people } = view;
    const { call, stuck, awaiting } = groupPeople(view);
    const present = presentCount(view);
    const waiting = this.watch.here().signed.size;
    const missing = people.filter(({ lack }) => lack === 'missing').length;
    return [
      `${counted(signedCount(people), 'signature', 'signatures')} sur ${people.length}`,
      waiting > 0 && `${waiting} sur cet appareil`,
      present > 0 && `${present} là`,
      call.length > 0 && `${call.length} à appeler`,
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
  protected readonly exported = () => roomRows(this.watch.view()!);
  protected readonly exportName = computed(() => `demi-journee-${this.halfDay()?.position ?? ''}`);
  /** Where a countersignature made without network is, until the server has it. */
  protected readonly countersigning = computed(() => {
    const state = this.outbox.state(`countersign/${this.watch.view()?.halfDayId}`);
    return state === 'received' ? null : state;
  });
  /** Those added here without network who were in the session already. */
  protected readonly met = computed(() => metIn(this.outbox, this.cohortId()));
  /** What is on screen is of another day than this one. */
  protected readonly ofAnotherDay = computed(() => {
    const view = this.watch.view();
    if (!view) return false;
    const day = (at: Date) => localDate(at, view.timeZone);
    return day(new Date(view.now)) !== day(this.watch.now());
  });
  /** On a phone what leads elsewhere is folded under one word: the room comes first. */
  protected readonly wide = wideScreen();
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
    this.announce.say(`Signature ${ofPerson(person)} ${agreed ? 'acceptée' : 'refusée'}.`);
  });

  constructor() {
    // What waited on this device has arrived: the room has changed.
    this.outbox.received.pipe(takeUntilDestroyed()).subscribe(({ entry }) => {
      const [kind, halfDayId] = entry.key.split('/');
      const about = ['opening', 'paper', 'passed', 'missed', 'countersign'].includes(kind);
      const here = about && halfDayId === this.watch.view()?.halfDayId;
      if (here || entry.key.startsWith(walkInKey(this.cohortId()))) void this.watch.refresh();
    });
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

  protected entered({ view, said }: { view: RoomView | null; said: string }): void {
    if (view) this.watch.take(view);
    this.announce.say(said);
  }

  protected countersigned(view: RoomView | null): void {
    if (view) this.take({ view, said: 'Votre contresignature est reçue.' });
    else this.announce.say('Votre contresignature est gardée sur cet appareil.');
  }
}
