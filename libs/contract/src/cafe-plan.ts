import { audiences, cafeSize, limits, rooms, tones, variants } from '@percolateur/domain';
import { z } from 'zod';
import { ContentId, Day, Id, Instant, line, lines } from './common';
import { route } from './route';

const Answers = z.object({
  audience: z.enum(audiences),
  needs: z.array(z.enum(variants)).max(variants.length),
  people: z.int().min(cafeSize.least).max(cafeSize.most),
  startsAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Une heure, par exemple 18:00.'),
  room: z.enum(rooms),
  network: z.boolean(),
  screen: z.boolean(),
  phones: z.boolean(),
  tone: z.enum(tones),
  coHost: z.boolean(),
});

/** A plan as it is saved: the blocks name those of the library, which may have changed since. */
export const CafePlanContent = z.object({
  title: line(limits.line).min(1, 'Donnez-lui un nom.'),
  day: Day.nullable(),
  place: line(limits.line),
  question: lines(limits.question),
  answers: Answers,
  blocks: z
    .array(z.object({ id: ContentId, minutes: z.int().min(1).max(240).nullable() }))
    .max(30)
    .refine((blocks) => new Set(blocks.map(({ id }) => id)).size === blocks.length, {
      message: 'Chaque brique n’y est qu’une fois.',
    }),
});
export type CafePlanContent = z.infer<typeof CafePlanContent>;

const PlanVersion = z.object({ id: Id, number: z.int(), savedAt: Instant });

export const CafePlanCard = z.object({
  id: Id,
  title: z.string(),
  /** The first name of who made it; null: mine. */
  author: z.string().nullable(),
  shared: z.boolean(),
  latest: PlanVersion,
});
export type CafePlanCard = z.infer<typeof CafePlanCard>;

export const MyCafePlans = z.object({
  /** From when plans may be saved; null without half-days. */
  opensAt: Instant.nullable(),
  open: z.boolean(),
  mine: z.array(CafePlanCard),
  /** What others of the group share. */
  shared: z.array(CafePlanCard),
});
export type MyCafePlans = z.infer<typeof MyCafePlans>;

export const CafePlanView = CafePlanCard.extend({
  content: CafePlanContent,
  /** The latest first; of mine alone. */
  versions: z.array(PlanVersion),
});
export type CafePlanView = z.infer<typeof CafePlanView>;

/** Printed matter of a version; `none`: not asked for, or too long ago. */
export const CafeKit = z.object({ state: z.enum(['none', 'waiting', 'ready', 'failed']) });
export type CafeKit = z.infer<typeof CafeKit>;

const ofVersion = '/my/cohorts/:cohortId/cafe-plans/:planId/versions/:versionId' as const;

export const cafePlanRoutes = {
  list: route('GET', '/my/cohorts/:cohortId/cafe-plans', 'My plans of cafés, and those shared', {
    answer: MyCafePlans,
  }),
  read: route('GET', '/my/cohorts/:cohortId/cafe-plans/:planId', 'A plan, as it was last saved', {
    answer: CafePlanView,
  }),
  version: route('GET', ofVersion, 'My plan, as it was saved then', { answer: CafePlanContent }),
  save: route('PUT', ofVersion, 'Save my plan as one more version', {
    body: CafePlanContent,
    answer: CafePlanView,
  }),
  askKit: route('POST', `${ofVersion}/kit`, 'Have the kit of a version made', { answer: CafeKit }),
  kit: route('GET', `${ofVersion}/kit`, 'Whether the kit of a version is made', {
    answer: CafeKit,
  }),
  kitFile: route('GET', `${ofVersion}/kit/file`, 'The kit of a version, in one file', {
    answer: 'zip',
  }),
  share: route(
    'PUT',
    '/my/cohorts/:cohortId/cafe-plans/:planId/sharing',
    'Share my plan with the group, or no longer',
    { body: z.object({ shared: z.boolean() }) },
  ),
  remove: route('DELETE', '/my/cohorts/:cohortId/cafe-plans/:planId', 'Remove my plan for good'),
};
