import { CurrentPerson, RoomView } from '@percolateur/contract';

export const id = (end: number) => `0199a0de-0000-7000-8000-${String(end).padStart(12, '0')}`;
export const [cohortId, morning, afternoon] = [id(1), id(11), id(12)];

/** Who teaches the cohort of the room. */
export const trainer = CurrentPerson.parse({
  id: id(2),
  firstName: 'Lucie',
  lastName: 'Martin',
  email: 'formatrice@percolateur.test',
  hasPassword: false,
  learner: false,
  unread: 0,
  roles: [
    {
      organisationId: id(3),
      organisationName: 'Hub Normandie',
      organisationKind: 'hub',
      role: 'trainer',
    },
  ],
});

const halfDay = (position: number, halfDayId: string, start: string, end: string) => ({
  id: halfDayId,
  position,
  title: `Demi-journée ${position}`,
  mode: 'room',
  startsAt: `2026-11-24T${start}:00Z`,
  endsAt: `2026-11-24T${end}:00Z`,
  signingOpenedAt: null,
  signingClosedAt: null,
});

export const nadia = {
  enrolmentId: id(21),
  personId: id(22),
  firstName: 'Nadia',
  lastName: 'Benali',
  phoneOrEmail: 'nadia@exemple.fr',
  signature: 'awaiting',
  lack: 'agreement',
  signatureId: id(23),
  signedAt: '2026-11-24T08:40:00Z',
  madeAt: null,
  minutesMissed: null,
  duplicates: 0,
  noted: null,
  announcedAbsent: false,
  cameFrom: null,
  contest: null,
  way: 'typed',
  means: null,
  linkAskedAt: null,
  late: true,
  lateReason: 'Train en retard',
  stuck: null,
  lastSeenAt: null,
  lessonsDone: 2,
  lessonCount: 7,
  quizState: 'new',
};
export const paul = {
  ...nadia,
  enrolmentId: id(31),
  firstName: 'Paul',
  lastName: 'Petit',
  signature: 'none',
  lack: 'expected',
  signatureId: null,
  late: false,
  lateReason: null,
};

/** The room at a second of its morning: one signed late, the other has not signed. */
export const aRoom = (second: number, changes: object = {}): RoomView =>
  RoomView.parse({
    cohortId,
    cohortTitle: 'Café IA, Caen',
    cohortStatus: 'running',
    timeZone: 'Europe/Paris',
    now: `2026-11-24T08:05:${String(second).padStart(2, '0')}Z`,
    halfDays: [halfDay(1, morning, '08:00', '11:30'), halfDay(2, afternoon, '12:30', '16:00')],
    halfDayId: morning,
    signing: 'open',
    opensAt: '2026-11-24T07:45:00Z',
    means: ['own', 'passed'],
    code: null,
    people: [paul, nadia],
    countersignatures: [],
    photos: [],
    mayCountersign: false,
    countersigned: false,
    statement: { version: 'v1', text: 'J’ai animé cette demi-journée.' },
    rehearsals: null,
    runSheet: [],
    ...changes,
  });

/** How the page asks for it. */
export const here = { params: { cohortId }, query: {} };
