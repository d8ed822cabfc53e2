import {
  AttemptView,
  CourseOutline,
  CurrentPerson,
  LessonView,
  RunSheetView,
  QuestionFeedback,
  QuizView,
  Receipt,
  SigningView,
  Today,
} from '@percolateur/contract';
import type { z } from 'zod';

const id = (end: number) => `0199a0de-0000-7000-8000-${String(end).padStart(12, '0')}`;

export const cohortId = id(1);
export const halfDayIds = [11, 12, 13, 14].map(id);
const days = ['2026-11-24', '2026-11-24', '2026-11-25', '2026-11-25'];
const hours = [
  ['08:00', '11:30'],
  ['12:30', '16:00'],
];

export const nadia = CurrentPerson.parse({
  id: id(2),
  firstName: 'Nadia',
  lastName: 'Benali',
  email: 'apprenant@percolateur.test',
  hasPassword: false,
  roles: [],
  learner: true,
  unread: 0,
});

const themes = ['histoire', 'fonctionnement', 'impacts', 'animer'] as const;
const titles = [
  'D’où vient l’intelligence artificielle',
  'Comment une machine apprend',
  'Ce que l’IA change',
  'Animer un Café IA',
];

/** The slot of a half-day, from 1 to 4, in winter time. */
const slot = (position: number) => {
  const [start, end] = hours[(position - 1) % 2];
  const day = days[position - 1];
  return { startsAt: `${day}T${start}:00Z`, endsAt: `${day}T${end}:00Z` };
};

export const today = (changes: Partial<z.input<typeof Today>> = {}) =>
  Today.parse({
    cohortId,
    title: 'Café IA, Caen, novembre',
    organisationName: 'Hub Normandie',
    status: 'accepted',
    cohortStatus: 'running',
    timeZone: 'Europe/Paris',
    venueName: 'Médiathèque Alexis',
    venueAddress: '1 place de la Gare, 14000 Caen',
    venueAccess: 'Entrée par la cour. Salle 2, au premier étage, ascenseur à gauche.',
    remoteLink: '',
    trainers: ['Louise Martin'],
    contactEmail: 'coordination@percolateur.test',
    contactPhone: '02 31 00 00 00',
    now: '2026-11-24T08:04:00Z',
    next: { kind: 'sign', halfDayId: halfDayIds[0], position: 1, until: slot(1).endsAt },
    quizzes: [],
    surveys: [],
    halfDays: titles.map((title, index) => ({
      id: halfDayIds[index],
      contentId: themes[index],
      position: index + 1,
      theme: themes[index],
      title,
      ...slot(index + 1),
      mode: 'room',
      signing: index === 0 ? 'open' : 'later',
      signedAt: null,
      lessonsDone: 0,
      lessonCount: 2,
    })),
    signedCount: 0,
    documentCount: 0,
    nameToCheck: null,
    rehearsal: null,
    cafe: null,
    cameFrom: null,
    change: null,
    ...changes,
  });

export const outline = CourseOutline.parse({
  cohortId,
  title: 'Animer un Café IA auprès de ses publics',
  halfDays: titles.map((title, index) => ({
    id: themes[index],
    position: index + 1,
    theme: themes[index],
    title,
    summary: 'Une demi-journée.',
    lessons: [
      { id: `${themes[index]}-1`, title: 'Le café est servi', minutes: 25, state: 'done' },
      { id: `${themes[index]}-2`, title: 'Régler à la main', minutes: 35, state: 'seen' },
    ],
    quiz: {
      id: `entrainement-${index + 1}`,
      kind: 'training',
      title: `Entraînement ${index + 1}`,
      questionCount: 5,
      state: 'new',
      attemptsLeft: null,
      opensAt: null,
    },
  })),
  positioning: {
    id: 'positionnement',
    kind: 'positioning',
    title: 'Faire connaissance',
    questionCount: 10,
    state: 'submitted',
    attemptsLeft: 0,
    opensAt: null,
  },
  again: null,
  final: {
    id: 'evaluation',
    kind: 'final',
    title: 'Évaluation finale',
    questionCount: 2,
    state: 'new',
    attemptsLeft: 3,
    opensAt: null,
  },
  hub: [],
});

export const lesson = LessonView.parse({
  id: 'regler',
  title: 'Régler à la main',
  halfDay: { id: 'fonctionnement', position: 2, theme: 'fonctionnement', title: titles[1] },
  position: 2,
  count: 7,
  minutes: 35,
  readingMinutes: 6,
  setting: 'seul ou à deux',
  objectives: ['Expliquer ce qui change quand une machine apprend', 'Citer trois réglages'],
  sections: [
    {
      id: 'depart',
      kind: 'text',
      title: 'Une balance à boutons',
      html: '<p>Un <button type="button" class="term" data-term="poids">poids</button> dit combien compte une information<sup class="source-ref"><a href="#source-manuel">1</a></sup>.</p><p>Imaginez une balance qui décide si un fruit est une pomme. Elle regarde deux choses : la taille et la couleur. Chaque chose a son bouton. Tournez le bouton, et la réponse change.</p><p>Au départ, les boutons sont mis au hasard : la balance se trompe souvent. On lui montre alors un fruit dont on connaît le nom, on compare, et l’on tourne chaque bouton un tout petit peu dans le bon sens.</p>',
    },
    {
      id: 'exemple',
      kind: 'example',
      title: 'Trier des pommes',
      html: '<p>Voici quatre fruits et ce qu’en dit la balance.</p><table><thead><tr><th scope="col">Fruit</th><th scope="col">Taille</th><th scope="col">Réponse</th></tr></thead><tbody><tr><td>Reinette</td><td>7 cm</td><td>pomme</td></tr><tr><td>Mirabelle</td><td>3 cm</td><td>autre</td></tr></tbody></table>',
    },
    {
      id: 'essai',
      kind: 'try',
      title: 'Réglez vous-même',
      html: '<ol><li>Prenez deux boutons imaginaires.</li><li>Tournez le premier à fond.</li><li>Dites ce qui change, et pourquoi.</li></ol>',
    },
    {
      id: 'debat',
      kind: 'debate',
      title: 'Qui tourne les boutons ?',
      html: '<p>Personne ne les tourne un à un. Qui en répond ?</p>',
    },
    {
      id: 'retenir',
      kind: 'keep',
      title: 'L’essentiel',
      html: '<p>Apprendre, pour une machine, c’est ajuster des nombres d’après des exemples.</p>',
    },
    {
      id: 'cafe',
      kind: 'cafe',
      title: 'Refaire l’expérience en public',
      html: '<p>Trois fruits et une balance de cuisine suffisent.</p>',
    },
  ],
  glossary: [
    {
      id: 'poids',
      term: 'poids',
      definition: 'Nombre qui règle l’importance d’une information dans un calcul.',
      simpler: 'un bouton de volume.',
    },
  ],
  sources: [
    {
      id: 'manuel',
      title: 'Apprentissage et réseaux de neurones',
      publisher: 'Éditions du Moulin',
      year: 2024,
      url: 'https://example.org/manuel',
      facts: [
        {
          statement: 'Un réseau apprend en réglant des nombres.',
          asOf: '2024-05',
          reviewBy: '2027-06-30',
        },
      ],
    },
  ],
  experiment: null,
  further: [],
  previous: { id: 'tasse', title: 'Ma tasse d’images' },
  next: { id: 'idees', title: 'Cinq idées, deux votes' },
  quiz: null,
  observed: false,
  progress: { state: 'seen', sectionId: 'essai' },
});

const questions = [
  {
    id: 'q-poids',
    kind: 'single',
    prompt: 'Que règle un poids ?',
    choices: [
      { id: 'a', text: 'L’importance d’une information' },
      { id: 'b', text: 'La taille du fichier' },
      { id: 'c', text: 'La vitesse de l’ordinateur' },
    ],
    lessonId: 'regler',
  },
  {
    id: 'q-donnees',
    kind: 'multiple',
    prompt: 'De quoi dépend ce qu’une machine apprend ?',
    choices: [
      { id: 'a', text: 'Des exemples montrés' },
      { id: 'b', text: 'De la mesure de l’erreur' },
      { id: 'c', text: 'De la couleur de la machine' },
    ],
    expected: 2,
    lessonId: null,
  },
] as const;

export const feedback = QuestionFeedback.parse({
  kind: 'single',
  questionId: 'q-poids',
  share: 0,
  why: 'Ce n’est pas la bonne réponse.',
  right: false,
  explanation: 'Un poids multiplie une information avant de l’ajouter aux autres.',
  choices: [
    { id: 'a', right: true, chosen: false, explanation: 'C’est bien son rôle.' },
    { id: 'b', right: false, chosen: true, explanation: 'Le fichier grossit avec leur nombre.' },
    { id: 'c', right: false, chosen: false, explanation: 'La vitesse dépend du matériel.' },
  ],
});

type Kind = z.infer<typeof QuizView>['kind'];
const quizOf = (kind: Kind) => ({
  id: kind === 'final' ? 'evaluation' : 'entrainement-2',
  kind,
  title: kind === 'final' ? 'Évaluation finale' : 'Entraînement 2',
  intro: 'Deux questions sur ce que vous venez de voir.',
  passPercent: kind === 'final' ? 70 : null,
});

export const quiz = (kind: Kind, changes: Partial<z.input<typeof QuizView>> = {}) =>
  QuizView.parse({
    ...quizOf(kind),
    questionCount: questions.length,
    attemptsLeft: kind === 'final' ? 3 : null,
    attempts: [],
    openAttemptId: null,
    timeZone: 'Europe/Paris',
    opensAt: null,
    pausedAt: null,
    minutes: null,
    keep: 'best',
    training: [],
    ...changes,
  });

export const attemptId = id(31);
export const attempt = (kind: Kind, changes: Partial<z.input<typeof AttemptView>> = {}) =>
  AttemptView.parse({
    id: attemptId,
    number: 1,
    status: 'started',
    startedAt: '2026-11-24T10:00:00Z',
    submittedAt: null,
    result: null,
    cohortId,
    quiz: { ...quizOf(kind), certainty: kind === 'positioning' },
    enteredBy: null,
    questions,
    answers: [],
    after: [],
    now: '2026-11-24T10:00:00Z',
    deadlineAt: null,
    pausedAt: null,
    feedback: [],
    feedbackWhen: kind === 'final' ? 'La correction vient une fois l’évaluation réussie.' : null,
    regraded: null,
    attemptsLeft: kind === 'final' ? 2 : null,
    unread: 0,
    comments: [],
    parts: [],
    ...changes,
  });

export const signing = (changes: Partial<z.input<typeof SigningView>> = {}) =>
  SigningView.parse({
    halfDay: {
      id: halfDayIds[0],
      position: 1,
      title: titles[0],
      mode: 'room',
      ...slot(1),
      signingOpenedAt: '2026-11-24T08:00:00Z',
      signingClosedAt: null,
    },
    cohortTitle: 'Café IA, Caen, novembre',
    courseTitle: 'Animer un Café IA auprès de ses publics',
    organisationName: 'Hub Normandie',
    timeZone: 'Europe/Paris',
    trainers: ['Louise Martin'],
    person: { id: nadia.id, firstName: 'Nadia', lastName: 'Benali' },
    state: 'open',
    means: ['own', 'passed'],
    opensAt: '2026-11-24T07:45:00Z',
    lateUntil: '2026-11-27T11:30:00Z',
    now: '2026-11-24T08:03:00Z',
    statement: {
      version: 'present-1',
      text: 'Je suis là ce matin. Si je pars avant la fin, je le signale.',
    },
    receipt: null,
    announcedAbsent: false,
    contactEmail: 'hub@percolateur.test',
    contests: [],
    ...changes,
  });

export const receipt = (changes: Partial<z.input<typeof Receipt>> = {}) =>
  Receipt.parse({
    signatureId: id(41),
    code: '7F3A',
    madeAt: '2026-11-24T08:04:00Z',
    receivedAt: '2026-11-24T08:04:00Z',
    receivedLater: false,
    mark: { way: 'typed', typedName: 'Nadia Benali' },
    already: false,
    late: false,
    counts: true,
    ...changes,
  });

const sheetBlock = {
  phase: 'experimenter',
  skippable: false,
  say: '« À vous. »',
  do: 'Distribue les cartes.',
  they: 'Parient, puis retournent.',
} as const;

export const runSheet = RunSheetView.parse({
  cohortTitle: 'Caen, novembre',
  timeZone: 'Europe/Paris',
  version: '1.0.0',
  licence: 'CC BY-SA 4.0',
  halfDay: {
    position: 1,
    theme: 'histoire',
    title: 'D’où ça vient',
    startsAt: '2026-11-24T08:00:00.000Z',
    endsAt: '2026-11-24T09:10:00.000Z',
  },
  lessons: [
    {
      id: 'accueil',
      title: 'Le café est servi',
      minutes: 20,
      setting: 'en cercle',
      objectives: ['Nommer une attente'],
      notes: '<p>Préparez le café.</p>',
      blocks: [
        { ...sheetBlock, title: 'Bienvenue', phase: 'accueillir', minutes: 15, min: 10, max: 20 },
        { ...sheetBlock, title: 'Signer', phase: 'signer', minutes: 5, min: 2, max: 8 },
      ],
      breakAfter: 15,
    },
    {
      id: 'parier',
      title: 'Cinq idées',
      minutes: 35,
      setting: 'seul',
      objectives: ['Comparer son avis'],
      notes: '<p>Des cartes.</p>',
      blocks: [
        { ...sheetBlock, title: 'Parier', minutes: 15, min: 8, max: 20, skippable: true },
        { ...sheetBlock, title: 'Débattre', minutes: 20, min: 10, max: 25, material: ['cartes'] },
      ],
      breakAfter: null,
    },
  ],
});
