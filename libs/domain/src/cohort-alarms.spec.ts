import { cohortAlarms } from './cohort-alarms';
import type { AlarmFacts } from './cohort-alarms';

const now = new Date('2026-11-24T08:00:00Z');
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);

const calm: AlarmFacts = {
  status: 'open',
  timeZone: 'Europe/Paris',
  startsAt: inDays(40),
  endsAt: inDays(41),
  enrolments: [],
  missingSignatures: 0,
  awaitingAgreement: 0,
  missingCountersignatures: 0,
  rehearsalsNotValidated: 0,
  requestsToDecide: 0,
  minimumSeats: 0,
  withoutDocument: 0,
  documentsToCorrect: 0,
  deadMessages: 0,
  now,
};
const invited = (invitedAt: Date | null, invitationExpiresAt: Date | null = null) => ({
  status: 'invited' as const,
  invitedAt,
  invitationExpiresAt,
  walkIn: false,
});
const here = (walkIn: boolean) => ({
  ...{ status: 'accepted' as const, invitedAt: now, invitationExpiresAt: null, walkIn },
});

test.each<[string, Partial<AlarmFacts>, string[]]>([
  ['nothing presses', {}, []],
  ['too few, and time still', { minimumSeats: 6, startsAt: inDays(11) }, []],
  [
    'too few ten days before',
    { minimumSeats: 6, startsAt: inDays(10) },
    ['0 personne inscrite pour 6 au moins : maintenir, reporter ou annuler'],
  ],
  [
    'enough ten days before',
    {
      ...{ minimumSeats: 1, startsAt: inDays(10) },
      enrolments: [here(false)],
    },
    [],
  ],
  ['somebody asks for a seat', { requestsToDecide: 1 }, ['1 demande de place à décider']],
  [
    'a document that no longer says what is true, years later too',
    { status: 'archived', startsAt: inDays(-700), endsAt: inDays(-699), documentsToCorrect: 1 },
    ['1 document émis ne dit plus ce qui est vrai'],
  ],
  ['a draft far away', { status: 'draft' }, []],
  [
    'a draft that begins soon',
    { status: 'draft', startsAt: inDays(7) },
    ['Encore en brouillon : la formation commence le mardi 1er décembre 2026'],
  ],
  [
    'a draft whose date went by',
    { status: 'draft', startsAt: inDays(-1) },
    ['Encore en brouillon, alors que la date est passée'],
  ],
  [
    'people to invite, whatever the date',
    { enrolments: [invited(null), invited(null)] },
    ['2 personnes restent à inviter'],
  ],
  ['an answer that may still come', { enrolments: [invited(now, inDays(14))] }, []],
  [
    'an answer awaited close to the date',
    { startsAt: inDays(15), enrolments: [invited(now, inDays(14))] },
    ['1 invitation sans réponse'],
  ],
  [
    'a running morning, the late signature first and counted once',
    {
      status: 'running',
      startsAt: inDays(-1),
      endsAt: inDays(1),
      missingSignatures: 2,
      awaitingAgreement: 1,
      missingCountersignatures: 2,
      rehearsalsNotValidated: 3,
      deadMessages: 1,
      enrolments: [invited(null)],
    },
    [
      '1 signature tardive attend un accord',
      '2 signatures manquent aux demi-journées finies',
      '2 demi-journées restent à contresigner',
      '3 grilles d’animation restent à valider',
      '1 message n’est pas parti',
    ],
  ],
  [
    'somebody added in the room, as long as it lasts',
    { status: 'running', startsAt: inDays(-1), endsAt: inDays(1), enrolments: [here(true)] },
    ['1 personne ajoutée en salle, sans invitation ni convocation'],
  ],
  ['and no more once it is closed', { status: 'closed', enrolments: [here(true)] }, []],
  [
    'the course is over',
    { status: 'running', startsAt: inDays(-2), endsAt: now },
    ['La session est finie : à clore'],
  ],
  [
    'a closed cohort owes its documents, nothing else',
    { status: 'closed', withoutDocument: 2, missingSignatures: 4 },
    ['2 personnes sans document'],
  ],
  ['a cancelled cohort owes nothing', { status: 'cancelled', missingSignatures: 4 }, []],
])('%s', (_, facts, alarms) => {
  const said = cohortAlarms({ ...calm, ...facts });
  expect(said.map((text) => text.replaceAll('\u00a0', ' '))).toEqual(alarms);
});
