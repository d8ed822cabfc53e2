import { experimentIds, kept, quizKinds, sectionKinds, themes } from '@percolateur/domain';
import type { QuizForm as QuizFormRule } from '@percolateur/domain';
import { z } from 'zod';
import { Question } from './question/question';
import { TrainerGuide } from './run-sheet.schema';
import { Day, Id, Text } from './text.schema';

export const Theme = z.enum(themes);
export type Theme = z.infer<typeof Theme>;

/** `experiment` holds the page's experiment; `sheet` stands on the hand-out alone. */
export const SectionKind = z.enum([...sectionKinds, 'sheet']);
export type SectionKind = z.infer<typeof SectionKind>;

/** The experiments a lesson may hold: each is known to the web by this name. */
export const ExperimentId = z.enum(experimentIds);
export type ExperimentId = z.infer<typeof ExperimentId>;

/** The only verbs an objective may begin with: each can be seen, and so assessed. */
export const OBJECTIVE_VERBS = [
  ...['nommer', 'ordonner', 'classer', 'repérer', 'expliquer', 'comparer', 'estimer', 'vérifier'],
  ...['argumenter', 'choisir', 'rédiger', 'animer', 'reformuler', 'planifier'],
];

const beginsWithVerb = (text: string) =>
  OBJECTIVE_VERBS.includes(text.replace(/\s.*/s, '').toLowerCase());

export const Objective = z.strictObject({
  id: Id,
  text: Text.refine(beginsWithVerb, `Verbe attendu parmi : ${OBJECTIVE_VERBS.join(', ')}`),
});
export type Objective = z.infer<typeof Objective>;

/** One block of a lesson; `html` is rendered and sanitised, its headings start at h3. */
export const Section = z.strictObject({ id: Id, kind: SectionKind, title: Text, html: Text });
export type Section = z.infer<typeof Section>;

export const Lesson = z.strictObject({
  id: Id,
  title: Text,
  /** Planned time in the room, in minutes. */
  minutes: z.int().min(5).max(90),
  /** How it is lived: « seul ou en groupe », « en binôme »… */
  setting: Text,
  objectives: z.array(Objective).min(1).max(3),
  /** Time to read the text alone, in minutes, at 200 words a minute. */
  readingMinutes: z.int().min(1),
  sections: z.array(Section).min(1),
  experiment: ExperimentId.nullable(),
  /** Claims in the order of the text. */
  factIds: z.array(Id),
  /** Their sources, in the order of their numbers in the text. */
  sourceIds: z.array(Id),
  /** Sources to go further. */
  further: z.array(Id),
  glossaryIds: z.array(Id),
  /** The training quiz of the lesson, if it has one. */
  quizId: Id.nullable(),
  trainer: TrainerGuide,
});
export type Lesson = z.infer<typeof Lesson>;

const Difficulty = z.int().min(1).max(3);

/** Part of a form: these questions of the quiz, or so many drawn among those that fit. */
const QuizSection = z.union([
  z.strictObject({ questions: z.array(Id).min(1) }),
  z.strictObject({
    draw: z.int().min(1),
    objectiveId: Id.optional(),
    lessonId: Id.optional(),
    difficulty: Difficulty.optional(),
  }),
]);

const QuizForm = z.strictObject({ id: Id, sections: z.array(QuizSection).min(1) });
/** What a wrong answer shows that somebody believes, and what answers it in a few minutes. */
export const Misconception = z.strictObject({
  questionId: Id,
  /** By wrong choice of the question; « Je ne sais pas » believes nothing. */
  beliefs: z.array(z.strictObject({ choiceId: Id, text: Text })).min(1),
  activity: z.strictObject({
    minutes: z.int().min(3).max(10),
    title: Text,
    /** What whoever teaches does, in a few sentences. */
    gesture: Text,
  }),
});
export type Misconception = z.infer<typeof Misconception>;

/** A quiz of the domain, with its introduction and the half-day it belongs to, if any. */
export const CourseQuiz = z.strictObject({
  id: Id,
  kind: z.enum(quizKinds),
  title: Text,
  intro: Text,
  halfDayId: Id.nullable(),
  /** The half-day that it opens with; absent: with the cohort. */
  opensWith: Id.optional(),
  /** The positioning quiz whose very questions this one asks again, after the course. */
  after: Id.optional(),
  /** What whoever teaches is told of the wrong answers; never shown to learners. */
  misconceptions: z.array(Misconception).optional(),
  /** Pass mark in whole percent; null when nothing is passed or failed. */
  passPercent: z.int().min(1).max(100).nullable(),
  /** Attempts allowed; null when unlimited. */
  maxAttempts: z.int().min(1).nullable(),
  questions: z.array(Question).min(1),
  /** Equivalent sittings, which attempts take in turn; absent: one, with every question. */
  forms: z.array(QuizForm).min(1).optional(),
  /** Whether each attempt has its choices in an order of its own. */
  shuffle: z.boolean().optional(),
  /** Minutes from the beginning to the deadline; absent: no limit. */
  minutes: z.int().min(1).max(600).optional(),
  /** Which attempt counts; absent: the best. */
  keep: z.enum(kept).optional(),
  /** Whether one says with each answer how sure one is. */
  certainty: z.boolean().optional(),
});
export type CourseQuiz = z.infer<typeof CourseQuiz>;

/** The sittings of a quiz; one that asks every question where its file names none. */
export const formsOf = ({ questions, forms }: CourseQuiz): readonly QuizFormRule[] =>
  forms ?? [{ id: '', sections: [{ questions: questions.map(({ id }) => id) }] }];

export const HalfDay = z.strictObject({
  id: Id,
  position: z.int().min(1).max(9),
  theme: Theme,
  title: Text,
  summary: Text,
  durationMinutes: z.int().min(30).max(300),
  /** The lesson that the break follows. */
  break: z.strictObject({ after: Id, minutes: z.int().min(5).max(30) }),
  lessons: z.array(Lesson).min(3, 'Une demi-journée compte au moins trois séquences'),
  /** The training quiz that closes the half-day. */
  quizId: Id,
});
export type HalfDay = z.infer<typeof HalfDay>;

export const GlossaryEntry = z.strictObject({
  id: Id,
  term: Text,
  definition: Text,
  /** The same idea in everyday words, without any other term to look up. */
  simpler: Text,
});
export type GlossaryEntry = z.infer<typeof GlossaryEntry>;

export const Source = z.strictObject({
  id: Id,
  title: Text,
  publisher: Text,
  year: z.int().min(1800).max(2100),
  url: z.url({ protocol: /^https$/ }).nullable(),
  checkedOn: Day,
});
export type Source = z.infer<typeof Source>;

/** One claim of the course, whole in itself, with what proves it and until when it may be said. */
export const Fact = z.strictObject({
  id: Id,
  statement: Text,
  /** The primary source. */
  sourceId: Id,
  /** The year or the month that the claim is about. */
  asOf: z
    .string()
    .regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/, 'Date attendue, sous la forme 2025 ou 2025-10'),
  reviewBy: Day,
  /** On a claim that a former version said otherwise: why, for those who learnt it. */
  correction: z.strictObject({ why: Text.max(500) }).optional(),
});
export type Fact = z.infer<typeof Fact>;

/** What one watches for, and how each of the levels looks, the lowest first. */
export const ObservationCriterion = z.strictObject({
  id: Id,
  title: Text.max(60),
  levels: z.array(Text.max(120)).length(4, 'Quatre niveaux attendus, du premier au quatrième'),
});
export type ObservationCriterion = z.infer<typeof ObservationCriterion>;

/** The grid that the rehearsal is observed with. */
export const ObservationGrid = z.strictObject({
  /** The lesson in which people rehearse: its half-day is when they may be observed. */
  lessonId: Id,
  /** What each level is called, the lowest first. */
  levels: z.array(Text.max(40)).length(4, 'Quatre niveaux attendus, du premier au quatrième'),
  criteria: z.array(ObservationCriterion).min(3).max(12),
  /** « Acquis »: each of these criteria seen at this level at least. */
  threshold: z.strictObject({ level: z.int().min(2).max(4), criteria: z.array(Id).min(1) }),
});
export type ObservationGrid = z.infer<typeof ObservationGrid>;

/** What the course makes able to do, said whole: those of the lessons are its parts. */
export const GeneralObjective = z.strictObject({
  /** The half-day whose lessons lead to it. */
  halfDayId: Id,
  text: Text.max(200).refine(beginsWithVerb, `Verbe attendu parmi : ${OBJECTIVE_VERBS.join(', ')}`),
});

/** What the public page, the convocation and the attestation say of the course. */
export const Programme = z.strictObject({
  objective: Text,
  /** Those that the attestation states. A course imported before they were asked has none. */
  objectives: z.array(GeneralObjective).min(4).max(8).optional(),
  audience: Text,
  prerequisites: Text,
  durationMinutes: z.int().min(30),
  methods: Text,
  assessment: Text,
  accessibility: Text,
  contact: Text,
});
export type Programme = z.infer<typeof Programme>;

/**
 * One immutable version of a course, as the database keeps it: plain JSON, whole in itself,
 * known by its `contentHash`.
 */
export const CourseDocument = z.strictObject({
  slug: Id,
  title: Text,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'Version attendue, sous la forme 1.0.0'),
  language: z.literal('fr'),
  licence: Text,
  credits: z.array(Text).min(1),
  programme: Programme,
  completion: z.strictObject({
    finalQuizId: Id,
    halfDays: z.literal('all'),
    /** A trainer must have validated the observation of the rehearsal; absent: nobody has to. */
    observation: z.literal(true).optional(),
  }),
  halfDays: z.array(HalfDay).min(1, 'La formation compte une demi-journée au moins'),
  quizzes: z.array(CourseQuiz),
  /** Absent from a course without one, and from what was imported before there were any. */
  observation: ObservationGrid.optional(),
  glossary: z.array(GlossaryEntry),
  sources: z.array(Source),
  facts: z.array(Fact),
});
export type CourseDocument = z.infer<typeof CourseDocument>;

/** The objectives that an attestation states: the general ones, or the one of the whole course. */
export const statedObjectives = ({ programme }: Pick<CourseDocument, 'programme'>): string[] =>
  programme.objectives?.map(({ text }) => text) ?? [programme.objective];

/** The positioning quiz that is taken before the course, if it has one. */
export const firstPositioning = ({ quizzes }: Pick<CourseDocument, 'quizzes'>) =>
  quizzes.find(({ kind, after }) => kind === 'positioning' && !after);

/** The one that asks its very questions again, after the course, if there is one. */
export const positioningAgain = (document: Pick<CourseDocument, 'quizzes'>) => {
  const first = firstPositioning(document);
  return first && document.quizzes.find(({ after }) => after === first.id);
};
