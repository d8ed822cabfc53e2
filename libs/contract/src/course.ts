import {
  experimentIds,
  lessonStates,
  phases,
  quizKinds,
  sectionKinds,
  themes,
} from '@percolateur/domain';
import { z } from 'zod';
import { ContentId, Id, Instant } from './common';
import { route } from './route';

export const Theme = z.enum(themes);
export const QuizKind = z.enum(quizKinds);

/** The experiments that a lesson may hold; each is a component of the web. */
export const ExperimentId = z.enum(experimentIds);
export type ExperimentId = z.infer<typeof ExperimentId>;

export const CourseVersion = z.object({
  id: Id,
  slug: z.string(),
  title: z.string(),
  version: z.string(),
  contentHash: z.string(),
  importedAt: Instant,
});
export type CourseVersion = z.infer<typeof CourseVersion>;

export const Programme = z.object({
  title: z.string(),
  version: z.string(),
  objective: z.string(),
  audience: z.string(),
  prerequisites: z.string(),
  durationMinutes: z.int(),
  methods: z.string(),
  assessment: z.string(),
  accessibility: z.string(),
  contact: z.string(),
  licence: z.string(),
  credits: z.array(z.string()),
  halfDays: z.array(
    z.object({
      id: ContentId,
      position: z.int(),
      theme: Theme,
      title: z.string(),
      summary: z.string(),
      durationMinutes: z.int(),
      /** What one is able to do after it, said whole; those of the lessons are its parts. */
      objectives: z.array(z.string()),
      lessons: z.array(
        z.object({ title: z.string(), minutes: z.int(), objectives: z.array(z.string()) }),
      ),
    }),
  ),
});
export type Programme = z.infer<typeof Programme>;

export const LessonState = z.enum(lessonStates);
export type LessonState = z.infer<typeof LessonState>;

const QuizLink = z.object({
  id: ContentId,
  kind: QuizKind,
  title: z.string(),
  questionCount: z.int(),
  /** `open`: an attempt waits to be resumed; `failed`: handed in, not passed yet. */
  state: z.enum(['new', 'open', 'submitted', 'failed', 'passed']),
  /** Null when unlimited. */
  attemptsLeft: z.int().nullable(),
  /** When it opens; null when it already may be taken, as far as time goes. */
  opensAt: Instant.nullable(),
});

export const CourseOutline = z.object({
  cohortId: Id,
  title: z.string(),
  halfDays: z.array(
    z.object({
      id: ContentId,
      position: z.int(),
      theme: Theme,
      title: z.string(),
      summary: z.string(),
      lessons: z.array(
        z.object({ id: ContentId, title: z.string(), minutes: z.int(), state: LessonState }),
      ),
      quiz: QuizLink,
    }),
  ),
  positioning: QuizLink.nullable(),
  /** The same questions, once the last half-day has begun. */
  again: QuizLink.nullable(),
  final: QuizLink,
  /** Those that the hub gave the cohort. */
  hub: z.array(QuizLink),
});
export type CourseOutline = z.infer<typeof CourseOutline>;

const LessonLink = z.object({ id: ContentId, title: z.string() });

const Source = z.object({
  id: ContentId,
  title: z.string(),
  publisher: z.string(),
  year: z.int(),
  url: z.string().nullable(),
});
const CitedSource = Source.extend({
  /** What the lesson says on its authority, each with its date and until when it holds. */
  facts: z.array(z.object({ statement: z.string(), asOf: z.string(), reviewBy: z.iso.date() })),
});
const Term = z.object({
  id: ContentId,
  term: z.string(),
  definition: z.string(),
  simpler: z.string(),
});

export const LessonView = z.object({
  id: ContentId,
  title: z.string(),
  halfDay: z.object({ id: ContentId, position: z.int(), theme: Theme, title: z.string() }),
  /** Place among the lessons of its half-day, from 1. */
  position: z.int(),
  count: z.int(),
  minutes: z.int(),
  readingMinutes: z.int(),
  setting: z.string(),
  objectives: z.array(z.string()),
  sections: z.array(
    z.object({
      id: ContentId,
      kind: z.enum(sectionKinds),
      title: z.string(),
      /** Rendered and sanitised when the course was imported. */
      html: z.string(),
    }),
  ),
  /** What stands in the section of kind `experiment`. */
  experiment: ExperimentId.nullable(),
  glossary: z.array(Term),
  sources: z.array(CitedSource),
  further: z.array(Source),
  previous: LessonLink.nullable(),
  next: LessonLink.nullable(),
  /** The quiz of the lesson, or the one that closes the half-day, on its last lesson. */
  quiz: z.object({ id: ContentId, title: z.string() }).nullable(),
  /** Its activity is watched with the observation grid of the course. */
  observed: z.boolean(),
  /** Null for the staff, who read without a place to keep. */
  progress: z.object({ state: LessonState, sectionId: ContentId.nullable() }).nullable(),
});
export type LessonView = z.infer<typeof LessonView>;

export const ProgressUpdate = z.object({
  state: z.enum(['seen', 'done']),
  /** Where the reader stopped, to open the page there again. */
  sectionId: ContentId.nullable(),
});
export const Progress = z.object({ state: LessonState, sectionId: ContentId.nullable() });

export const GlossaryView = z.object({ terms: z.array(Term) });

const Html = z.object({ title: z.string(), html: z.string() });

/** The A4 page of a lesson that a learner keeps. */
export const HandoutView = z.object({
  courseTitle: z.string(),
  version: z.string(),
  licence: z.string(),
  halfDay: z.object({ position: z.int(), theme: Theme, title: z.string() }),
  title: z.string(),
  objectives: z.array(z.string()),
  sheet: Html,
  keep: Html,
  glossary: z.array(Term),
  /** With their numbers in the lesson: those the page names, and no other. */
  sources: z.array(CitedSource.extend({ number: z.int() })),
});
export type HandoutView = z.infer<typeof HandoutView>;

export const RunSheetBlock = z.object({
  title: z.string(),
  phase: z.enum(phases),
  minutes: z.int(),
  min: z.int(),
  max: z.int(),
  skippable: z.boolean(),
  say: z.string(),
  do: z.string(),
  they: z.string(),
  groups: z.string().optional(),
  material: z.array(z.string()).optional(),
  watch: z.string().optional(),
  planB: z.string().optional(),
  trace: z.string().optional(),
  screen: z.string().optional(),
});
export type RunSheetBlock = z.infer<typeof RunSheetBlock>;

/** A half-day as its trainer runs it, block by block. */
export const RunSheetView = z.object({
  cohortTitle: z.string(),
  timeZone: z.string(),
  version: z.string(),
  licence: z.string(),
  halfDay: z.object({
    position: z.int(),
    theme: Theme,
    title: z.string(),
    startsAt: Instant,
    endsAt: Instant,
  }),
  lessons: z.array(
    z.object({
      id: ContentId,
      title: z.string(),
      minutes: z.int(),
      setting: z.string(),
      objectives: z.array(z.string()),
      /** Rendered and sanitised when the course was imported. */
      notes: z.string(),
      blocks: z.array(RunSheetBlock),
      /** Minutes of the break that follows, if it does. */
      breakAfter: z.int().nullable(),
    }),
  ),
});
export type RunSheetView = z.infer<typeof RunSheetView>;

export const courseRoutes = {
  versions: route('GET', '/courses', 'Course versions that a cohort may follow', {
    answer: z.array(CourseVersion),
  }),
  programme: route('GET', '/programme', 'The public programme of the course', {
    access: 'public',
    answer: Programme,
  }),
  outline: route('GET', '/cohorts/:cohortId/course', 'The course of a cohort, with my progress', {
    answer: CourseOutline,
  }),
  lesson: route('GET', '/cohorts/:cohortId/lessons/:lessonId', 'One lesson, ready to read', {
    answer: LessonView,
  }),
  progress: route(
    'PUT',
    '/cohorts/:cohortId/lessons/:lessonId/progress',
    'Keep my place; done never goes back to seen',
    { body: ProgressUpdate, answer: Progress },
  ),
  handout: route(
    'GET',
    '/cohorts/:cohortId/lessons/:lessonId/handout',
    'What a learner keeps of a lesson, on a page to print',
    { answer: HandoutView },
  ),
  runSheet: route(
    'GET',
    '/cohorts/:cohortId/half-days/:halfDayId/run-sheet',
    'How a half-day is run, block by block, for its staff',
    { answer: RunSheetView },
  ),
  glossary: route('GET', '/cohorts/:cohortId/glossary', 'The glossary of the course', {
    answer: GlossaryView,
  }),
};
