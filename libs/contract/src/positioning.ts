import {
  certainties,
  experiences,
  limits,
  publics,
  tools,
  worries,
  type Experience,
  type Public,
  type Tool,
  type Worry,
} from '@percolateur/domain';
import { z } from 'zod';
import { ContentId, Instant, line } from './common';
import { route } from './route';

const lessonLink = z.object({ id: ContentId, title: z.string(), halfDay: z.string() });

/** What a room believes confidently and wrongly: counts, never names, and none for a very few. */
export const BeliefBrief = z.object({
  cohortTitle: z.string(),
  handedIn: z.int(),
  /** Under this many, nothing is told. */
  fewest: z.int(),
  /** The most firmly held first. */
  beliefs: z.array(
    z.object({
      text: z.string(),
      prompt: z.string(),
      chosen: z.int(),
      sure: z.int(),
      rather: z.int(),
      lesson: lessonLink.nullable(),
      activity: z.object({ minutes: z.int(), title: z.string(), gesture: z.string() }),
    }),
  ),
  /** How often each certainty was right. */
  certainty: z.array(z.object({ certainty: z.enum(certainties), given: z.int(), right: z.int() })),
});
export type BeliefBrief = z.infer<typeof BeliefBrief>;

export const ObjectiveGain = z.object({
  objective: z.string(),
  lesson: lessonLink.nullable(),
  /** Mean shares, 0 to 1. */
  before: z.number(),
  after: z.number(),
  word: z.string(),
  sureBefore: z.int(),
  sureAfter: z.int(),
});
export type ObjectiveGain = z.infer<typeof ObjectiveGain>;

/** What a person learnt, objective by objective; or when it will be shown. */
export const MyGain = z.object({
  quizTitle: z.string(),
  takenBefore: z.boolean(),
  takenAfter: z.boolean(),
  /** Why nothing is shown yet, in French; null when it is. */
  shownWhen: z.string().nullable(),
  objectives: z.array(ObjectiveGain),
});
export type MyGain = z.infer<typeof MyGain>;

/** What a group learnt: none for a very few. */
export const GroupGain = z.object({
  cohortTitle: z.string(),
  /** How many people answered both times. */
  both: z.int(),
  fewest: z.int(),
  objectives: z.array(ObjectiveGain),
});
export type GroupGain = z.infer<typeof GroupGain>;

const oneOf = <K extends string>(words: Record<K, string>) =>
  z.enum(Object.keys(words) as [K, ...K[]]);
const someOf = <K extends string>(words: Record<K, string>) =>
  z
    .array(oneOf(words))
    .refine((list) => new Set(list).size === list.length, 'Une seule fois chaque réponse.');

export const LearnerProfile = z.object({
  publics: someOf<Public>(publics),
  experience: oneOf<Experience>(experiences).nullable(),
  tools: someOf<Tool>(tools),
  worries: someOf<Worry>(worries),
  place: line(limits.line),
});
export type LearnerProfile = z.infer<typeof LearnerProfile>;

export const MyProfile = z.object({
  profile: LearnerProfile.nullable(),
  /** Until when it may change; null when it may not any more. */
  editable: z.boolean(),
  startsAt: Instant.nullable(),
  timeZone: z.string(),
});
export type MyProfile = z.infer<typeof MyProfile>;

/** What the people of a cohort told of themselves, as they were told that its team would read it. */
export const CohortProfiles = z.object({
  cohortTitle: z.string(),
  /** How many people follow the course, whether they told of themselves or not. */
  following: z.int(),
  people: z.array(z.object({ name: z.string(), profile: LearnerProfile })),
  counts: z.object({
    publics: z.record(oneOf<Public>(publics), z.int()),
    experience: z.record(oneOf<Experience>(experiences), z.int()),
    tools: z.record(oneOf<Tool>(tools), z.int()),
    worries: z.record(oneOf<Worry>(worries), z.int()),
  }),
});
export type CohortProfiles = z.infer<typeof CohortProfiles>;

export const positioningRoutes = {
  brief: route(
    'GET',
    '/cohorts/:cohortId/beliefs',
    'What a room believes confidently and wrongly, for its staff',
    { answer: BeliefBrief },
  ),
  groupGain: route('GET', '/cohorts/:cohortId/gain', 'What a group learnt, for its staff', {
    answer: GroupGain,
  }),
  myGain: route('GET', '/cohorts/:cohortId/my-gain', 'What I learnt, objective by objective', {
    answer: MyGain,
  }),
  myProfile: route('GET', '/cohorts/:cohortId/my-profile', 'What I told of my work', {
    answer: MyProfile,
  }),
  tellProfile: route('PUT', '/cohorts/:cohortId/my-profile', 'Tell of my work, or tell it anew', {
    body: LearnerProfile,
    answer: MyProfile,
  }),
  profiles: route(
    'GET',
    '/cohorts/:cohortId/profiles',
    'What the people of a cohort told of their work, for its staff',
    { answer: CohortProfiles },
  ),
};
