import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultHalfDays } from '@percolateur/domain';
import type {
  ReminderEnrolment,
  ReminderFacts,
  ReminderRule,
  ToldWordKind,
} from '@percolateur/domain';
import type { Cohort } from '../../record/cohort.entity';
import type { HalfDay } from '../../record/half-day.entity';
import type { Note } from '../../record/note.entity';
import type { Organisation } from '../../record/organisation.entity';
import type { Person } from '../../record/person.entity';
import { htmlOf, textOf } from './layout';
import type { Letter } from './layout';
import type { LetterContext } from './letter-context';
import {
  addressAdded,
  addressChanged,
  addressCode,
  letters,
  nameChanged,
  recordsMerged,
  signInCode,
} from './letters';
import { endorsementAsked } from './letters-endorsement';
import { sealed } from './letters-house';
import {
  confidentialWaits,
  proveAddress,
  requestRefused,
  requestWaits,
} from './letters-registration';
import { teamTold } from './letters-team';

const folder = join(import.meta.dirname, 'golden');
/** `UPDATE_GOLDEN=1` writes the files anew: read what changed before it is kept. */
const updates = process.env.UPDATE_GOLDEN === '1';

const publicUrl = 'https://percolateur.test';
const id = (n: number) => `0199a0de-0000-7000-8000-${String(n).padStart(12, '0')}`;
const now = new Date('2026-11-17T08:00:00Z');

const nadia = {
  ...{ id: id(1), firstName: 'Nadia', lastName: 'Benali', email: 'nadia@percolateur.test' },
} as Person;
const lea = {
  ...{ id: id(2), firstName: 'Léa', lastName: 'Martin', email: 'lea@percolateur.test' },
} as Person;
const organisation = {
  ...{ id: id(3), kind: 'hub', code: 'CAEN', name: 'Café des Fourmis' },
  representativeName: 'Élise Morvan',
  ...{ contactEmail: 'bonjour@fourmis.test', contactPhone: '02 31 00 00 00' },
  disabilityContactName: 'Inès Le Goff',
  disabilityContactEmail: 'ines@fourmis.test',
} as Organisation;

const halfDaysOf = (timeZone: string, mode: 'room' | 'remote' = 'room') =>
  ['2026-11-24', '2026-11-25']
    .flatMap((day) => defaultHalfDays(day, timeZone).slice(0, 2))
    .map(
      ({ startsAt, endsAt }, index) =>
        ({
          ...{
            id: id(10 + index),
            position: index + 1,
            title: `Demi-journée ${index + 1}`,
            mode,
            startsAt,
            endsAt,
          },
          ...{ signingOpenedAt: startsAt, signingClosedAt: null },
        }) as HalfDay,
    );

const learner: ReminderEnrolment = {
  ...{ id: id(4), personId: nadia.id, status: 'accepted', walkIn: false, withdrawnAt: null },
  ...{ departures: 0, toldRevision: 1, invitedAt: new Date('2026-10-12T08:00:00Z') },
  invitationExpiresAt: new Date('2026-10-26T16:00:00Z'),
  acceptedAt: new Date('2026-10-13T08:00:00Z'),
  ...{ positioningDone: false, signedHalfDayIds: [id(10)], certificateIssuedAt: null },
  ...{ correction: null, surveysAnswered: [], signingLinks: [], paused: false },
  cafe: { plannedOn: '2026-12-12', saidAt: now },
  ...{ claimsCorrectedAt: [now], documentSendings: [] },
};

interface Scene {
  timeZone?: string;
  mode?: 'room' | 'remote';
  learner?: Partial<ReminderEnrolment>;
  /** The trainer reads it. */
  trainer?: boolean;
  change?: Partial<LetterContext>;
  cohort?: Partial<Cohort>;
}

function contextOf(scene: Scene): LetterContext {
  const { timeZone = 'Europe/Paris', mode, trainer = false } = scene;
  const halfDays = halfDaysOf(timeZone, mode);
  const where = {
    ...{ venueName: 'Le Dôme', venueAddress: '1 place du Marché, 14000 Caen' },
    ...{ venueAccess: 'Tram A, arrêt Théâtre', remoteLink: '' },
    ...(mode === 'remote' && {
      ...{ venueName: '', venueAddress: '', venueAccess: '' },
      remoteLink: 'https://visio.test/fourmis',
    }),
  };
  const cohort = {
    ...{ id: id(5), title: 'Animer un Café IA, Caen', status: 'open', timeZone, ...where },
    ...{ organisation, halfDays, trainers: [lea], revision: 2, cancellationReason: null },
    ...scene.cohort,
  } as Cohort & { organisation: Organisation };
  const facts: ReminderFacts = {
    cohort: {
      ...{ id: cohort.id, status: 'open', timeZone, ...where, cancelledAt: null, paused: false },
      ...{ announced: true, halfDays, past: [] },
    },
    enrolments: trainer
      ? [
          { ...learner, ...scene.learner },
          { ...learner, id: id(6), personId: id(7) },
        ]
      : [{ ...learner, ...scene.learner }],
    trainers: [{ personId: lea.id, toldRevision: null, countersignedHalfDayIds: [] }],
    notes: [],
    settings: {},
  };
  return {
    ...{ now, publicUrl, cohort, halfDays, facts, sequence: 1, note: null, words: null },
    person: trainer ? lea : nadia,
    occurrence: `${learner.id}/${halfDays[0].id}`,
    programme: {
      objective: 'Animer un café d’une heure sur l’intelligence artificielle.',
      prerequisites: 'Aucun.',
      assessment: 'Un quiz final et une mise en pratique observée.',
      accessibility: 'Salle de plain-pied, boucle magnétique sur demande.',
    } as LetterContext['programme'],
    positioning: { id: 'positionnement', questions: 10 },
    documents: ['realisation', 'attestation'],
    known: null,
    waited: false,
    home: `${publicUrl}/ma-formation/${cohort.id}`,
    gathering: null,
    signingLink: null,
    movedTo: null,
    invitationToken: trainer ? null : 'jeton',
    ...scene.change,
  };
}

const elsewhere = { venueName: 'La Grange', venueAddress: '2 rue Haute, 14000 Caen' };
const knownSchedule = () => ({
  ...{ timeZone: 'Europe/Paris', remoteLink: '', ...elsewhere },
  halfDays: halfDaysOf('Europe/Paris').map((halfDay) => ({
    ...halfDay,
    startsAt: new Date(halfDay.startsAt.getTime() - 3_600_000),
  })),
});
const writtenByTheHub = {
  subject: 'Avis à {prénom} : {session}',
  opening: 'Texte du hub, pour {lieu} & <alentours>.\n\nÀ {heure}, {dates}.\n\nAvant le {réponse}.',
};
const invited = { status: 'invited', acceptedAt: null } as const;
const evening = { occurrence: `${id(5)}/2026-11-24` };

/** Every message of the rules, in every state that reads otherwise. */
const states: Partial<Record<ReminderRule, Record<string, Scene>>> = {
  invitation: {
    'avec-date-limite': { learner: invited },
    'sans-date-limite': { learner: { ...invited, invitationExpiresAt: null } },
    'place-liberee': { learner: invited, change: { waited: true } },
    'a-distance-outre-mer': { timeZone: 'Indian/Reunion', mode: 'remote', learner: invited },
    'texte-du-hub': { learner: invited, change: { words: writtenByTheHub } },
  },
  'invitation-again': {
    'avec-date-limite': { learner: invited },
    'sans-date-limite': { learner: { ...invited, invitationExpiresAt: null } },
  },
  'invitation-last': { 'avec-date-limite': { learner: invited } },
  joining: {
    'questions-a-faire': {},
    'questions-faites': { learner: { positioningDone: true } },
    'a-distance-outre-mer': { timeZone: 'Indian/Reunion', mode: 'remote' },
    'texte-du-hub': { change: { words: writtenByTheHub } },
  },
  prepare: {
    'sept-jours-avant': {},
    'trois-jours-avant': { change: { now: new Date('2026-11-21T08:00:00Z') } },
    'sans-quiz': { change: { positioning: null } },
  },
  eve: { 'en-salle': {}, 'a-distance': { mode: 'remote' } },
  welcome: { 'en-salle': {}, 'a-distance': { mode: 'remote' } },
  sign: { 'premiere-demi-journee': {} },
  'sign-link': {
    'premiere-demi-journee': { change: { signingLink: { halfDayId: id(10), token: 'jeton' } } },
  },
  'trainer-evening': {
    'signatures-et-contresignature': { trainer: true, change: evening },
    'ajout-en-salle': {
      ...{ trainer: true, change: evening },
      learner: { walkIn: true, acceptedAt: new Date('2026-11-24T08:30:00Z') },
    },
  },
  documents: { 'les-deux': {}, 'certificat-seul': { change: { documents: ['realisation'] } } },
  'documents-sent': { 'les-deux': {} },
  corrected: { 'nouvelle-version': {} },
  satisfaction: { premiere: {} },
  'satisfaction-again': { relance: {} },
  'cafe-plan': { premiere: {} },
  'cafe-again': { relance: {} },
  'cafe-announced': {
    date: {},
    'avec-rencontre': {
      change: {
        gathering: {
          ...{ title: 'Café animation', timeZone: 'Europe/Paris' },
          ...{
            startsAt: new Date('2026-12-03T12:30:00Z'),
            endsAt: new Date('2026-12-03T14:00:00Z'),
          },
        },
      },
    },
  },
  'cafe-held': { lendemain: {} },
  cold: { premiere: {} },
  'claims-corrected': { trimestre: {} },
  changed: {
    'place-acceptee': { change: { known: knownSchedule() } },
    invitation: { learner: invited, change: { known: knownSchedule() } },
    formatrice: { trainer: true, change: { known: knownSchedule() } },
  },
  cancelled: {
    'avec-motif': { cohort: { cancellationReason: 'La salle a été inondée.' } },
    'sans-motif': {},
    invitation: { learner: invited },
    formatrice: { trainer: true },
  },
  withdrawn: { retiree: { learner: { status: 'withdrawn' } } },
  note: {
    'deux-paragraphes': {
      change: { note: { subject: 'À savoir', body: 'Il neige.\n\nPartez tôt.' } as Note },
    },
  },
};

const asked = {
  ...{ firstName: 'Nadia', cohortTitle: 'Animer un Café IA, Caen' },
  ...{ organisationName: organisation.name, contactEmail: organisation.contactEmail },
  ...{ contactPhone: organisation.contactPhone, url: `${publicUrl}/demande#jeton` },
};
const slot = 'mardi 24 novembre, 9 h – 12 h 30';
const told = { greeting: 'Bonjour Léa,', cohortTitle: asked.cohortTitle, url: publicUrl };
const toldOne = (kind: ToldWordKind) => teamTold({ ...told, slots: [{ slot, kinds: [kind] }] });
const code = { digits: '123456', token: 'jeton', silenced: null };

/** The other messages, which no rule sends. */
const others: Record<string, Letter> = {
  'code-chiffres': signInCode('Nadia', { ...code, linkOnly: false }, publicUrl),
  'code-adresse-muette': signInCode(
    'Nadia',
    { ...code, linkOnly: false, silenced: 'hard' },
    publicUrl,
  ),
  'code-plainte': signInCode(
    'Nadia',
    { ...code, linkOnly: false, silenced: 'complaint' },
    publicUrl,
  ),
  'code-lien-seul': signInCode('Nadia', { ...code, linkOnly: true }, publicUrl),
  'adresse-changee': addressChanged('Nadia', { contact: organisation.contactEmail }, publicUrl),
  'adresse-ajoutee': addressAdded(
    'Nadia',
    { added: 'autre@percolateur.test', contact: organisation.contactEmail },
    publicUrl,
  ),
  'fiches-reunies': recordsMerged(
    'Nadia',
    {
      ...{ main: 'nadia@percolateur.test', other: 'autre@percolateur.test' },
      contact: organisation.contactEmail,
    },
    publicUrl,
  ),
  'adresse-changee-sans-contact': addressChanged('Nadia', { contact: null }, publicUrl),
  'adresse-code': addressCode('Nadia', '123456', publicUrl),
  'nom-corrige': nameChanged(
    'Nadia',
    { before: 'Nadia Benal', after: 'Nadia Benali', contact: organisation.contactEmail },
    publicUrl,
  ),
  'demande-confirmer': proveAddress(asked),
  'demande-refusee': requestRefused({ ...asked, reason: 'La session est réservée à Caen.' }),
  'demande-en-attente': requestWaits(asked),
  'recommandation-demandee': endorsementAsked({
    ...{ host: 'Nadia Benali', quality: 'place', title: 'L’IA et nous', organisation },
    ...{ place: 'Médiathèque de Flers', timeZone: 'Europe/Paris', format: 'discussion', came: 9 },
    ...{ startsAt: new Date('2026-12-10T17:30:00Z'), endsAt: new Date('2026-12-10T18:30:00Z') },
    expiresAt: new Date('2027-01-12T08:00:00Z'),
    url: `${publicUrl}/recommander#secret`,
  }),
  'amenagement-demande': confidentialWaits({ ...asked, contactName: 'Inès' }),
  'equipe-absence': toldOne('absent'),
  'equipe-presence': toldOne('coming'),
  'equipe-contestation': toldOne('contest'),
  'equipe-plusieurs': teamTold({
    ...told,
    slots: [
      { slot, kinds: ['absent', 'absent', 'coming'] },
      { slot: 'mercredi 25 novembre, 9 h – 12 h 30', kinds: ['contest'] },
    ],
  }),
  sceau: sealed(
    {
      ...{ number: 12, hash: 'a'.repeat(64), at: now, organisationId: organisation.id },
      ...{ token: Buffer.from('jeton'), authority: 'certificat' },
    } as Parameters<typeof sealed>[0],
    publicUrl,
  ),
};

const all = new Map<string, () => Letter>([
  ...Object.entries(states).flatMap(([rule, scenes]) =>
    Object.entries(scenes).map(
      ([state, scene]) =>
        [`${rule}.${state}`, () => letters[rule as ReminderRule](contextOf(scene))] as const,
    ),
  ),
  ...Object.entries(others).map(([name, letter]) => [name, () => letter] as const),
]);

/** What a reader of text alone is shown, and what comes with it. */
const asText = (letter: Letter) =>
  [
    `Objet : ${letter.subject}`,
    `Aperçu : ${letter.preview}`,
    ...(letter.attachments ?? []).map(({ filename }) => `Pièce jointe : ${filename}`),
    '',
    textOf(letter),
  ].join('\n');

describe('every message, in every state', () => {
  if (updates) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }

  test('every rule is among them, and no file is left over', () => {
    expect(Object.keys(states).sort()).toEqual(Object.keys(letters).sort());
    if (updates) return;
    const expected = [...all.keys()].flatMap((name) => [`${name}.html`, `${name}.txt`]);
    expect(readdirSync(folder).sort()).toEqual(expected.sort());
  });

  test.each([...all.keys()])('%s is as it was read and kept', (name) => {
    const letter = all.get(name)!();
    for (const [kind, written] of [
      ['txt', asText(letter)],
      ['html', htmlOf(letter)],
    ] as const) {
      const file = join(folder, `${name}.${kind}`);
      if (updates) writeFileSync(file, written);
      expect(written).toBe(readFileSync(file, 'utf8'));
      // No variable is left, nothing is fetched, nobody is followed.
      expect(written).not.toMatch(/undefined|\[object|NaN/);
      if (kind === 'txt') expect(written).not.toMatch(/[{}]|null/);
      expect(written).not.toMatch(/<img|<link|<script|src=/);
    }
  });
});
