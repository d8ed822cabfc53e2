import { cafeStates } from '@percolateur/domain';
import type { CafeState } from '@percolateur/domain';
import { z } from 'zod';
import { Id, Instant, Departement } from './common';
import { route } from './route';
import { SurveyResult } from './survey';

/** A claim that somebody learnt, and that the course says otherwise since. */
export const ClaimChange = z.object({
  claimId: z.string(),
  before: z.string(),
  after: z.string(),
  /** Why, a sentence each time that it changed. */
  whys: z.array(z.string()),
  at: Instant,
  source: z.object({
    title: z.string(),
    publisher: z.string(),
    year: z.int(),
    url: z.string().nullable(),
  }),
});
export type ClaimChange = z.infer<typeof ClaimChange>;

/** What changed since each of my courses. */
export const MyChanges = z.array(
  z.object({
    cohortId: Id,
    title: z.string(),
    /** The version that I followed. */
    version: z.string(),
    changes: z.array(ClaimChange),
  }),
);
export type MyChanges = z.infer<typeof MyChanges>;

const State = z.enum(Object.keys(cafeStates) as [CafeState, ...CafeState[]]);

/** Somebody certified, and how far they are on the way to their first café. */
export const OnTheWay = z.object({
  enrolmentId: Id,
  firstName: z.string(),
  lastName: z.string(),
  cohortId: Id,
  cohortTitle: z.string(),
  certifiedAt: Instant,
  state: State,
  since: Instant,
  /** The day that they set for themselves. */
  plannedOn: z.string().nullable(),
  /** Why they seem stuck, in French; null when all goes its way. */
  stuck: z.string().nullable(),
  /** Who helps them. */
  helper: z.string().nullable(),
  /** Whether the caller trained them and may recommend them: their café is told, nobody did yet. */
  toEndorse: z.boolean(),
});
export type OnTheWay = z.infer<typeof OnTheWay>;

/** Those on the way, the last certified first; whose messages the caller may write is told. */
export const WhoIsOnTheWay = z.object({ title: z.string(), people: z.array(OnTheWay) });
export type WhoIsOnTheWay = z.infer<typeof WhoIsOnTheWay>;

/** An experienced host who agreed to help, seen from where somebody is. */
export const Helper = z.object({
  personId: Id,
  name: z.string(),
  departement: z.string(),
  /** From where the newcomer learnt to the last café held there, or to its centre. */
  kilometres: z.int(),
  /** Cafés held. */
  cafes: z.int(),
});
export type Helper = z.infer<typeof Helper>;

/** What I agreed to, and who helps me. */
export const MyHelp = z.object({
  /** Whether I held a café: then I may help others. */
  mayHelp: z.boolean(),
  /** Where I agree to help; null: I do not. */
  departement: z.string().nullable(),
  /** Who helps me, with the address they agreed to give. */
  helper: z.object({ firstName: z.string(), email: z.string() }).nullable(),
});
export type MyHelp = z.infer<typeof MyHelp>;

/** Of those certified, how many held a café within sixty days, how many still may. */
export const Star = z.object({ certified: z.int(), held: z.int(), running: z.int() });
export type Star = z.infer<typeof Star>;

/** The north star of a hub or of the nation in a year; null where too few people are in a group. */
export const NorthStar = z.object({
  title: z.string(),
  fewest: z.int(),
  days: z.int(),
  total: Star.nullable(),
  groups: z.array(z.object({ name: z.string(), star: Star.nullable() })),
  /** What the confidence curve is drawn from. */
  surveys: z.array(SurveyResult),
});
export type NorthStar = z.infer<typeof NorthStar>;

const CafeGroup = z.object({
  /** A month (`YYYY-MM`), a département (its code), or whose figures these are. */
  name: z.string(),
  cafes: z.int(),
  told: z.int(),
  came: z.int().nullable(),
  ages: z.object({ under25: z.int(), adults: z.int(), over60: z.int() }).nullable(),
});

/** Cafés held in a year, and who came to those that were told; null for people too few to be told. */
export const CafeFigures = z.object({
  fewest: z.int(),
  total: CafeGroup,
  months: z.array(CafeGroup),
  departements: z.array(CafeGroup),
});
export type CafeFigures = z.infer<typeof CafeFigures>;

const OfYear = z.object({ year: z.coerce.number().int().min(2000).max(2199) });

export const progressRoutes = {
  changes: route('GET', '/my/changes', 'What the courses I followed say otherwise since', {
    answer: MyChanges,
  }),
  ofCohort: route('GET', '/cohorts/:cohortId/cafe-progress', 'Who is on the way to a first café', {
    answer: WhoIsOnTheWay,
  }),
  ofHub: route(
    'GET',
    '/organisations/:organisationId/cafe-progress',
    'Who was certified lately, and where they are',
    { answer: WhoIsOnTheWay },
  ),
  helpers: route(
    'GET',
    '/enrolments/:enrolmentId/helpers',
    'Who may help somebody, nearest first',
    {
      answer: z.array(Helper),
    },
  ),
  pair: route('PUT', '/enrolments/:enrolmentId/helper', 'Give somebody a helper, or another', {
    body: z.object({ helperId: Id }),
  }),
  part: route('DELETE', '/enrolments/:enrolmentId/helper', 'End it'),
  myHelp: route('GET', '/my/cafe-help', 'Whether I help others, and who helps me', {
    answer: MyHelp,
  }),
  help: route('PUT', '/my/cafe-help', 'Agree to help first cafés near me, or no longer', {
    body: z.object({ departement: Departement.nullable() }),
    answer: MyHelp,
  }),
  northStar: route(
    'GET',
    '/organisations/:organisationId/north-star',
    'Of those certified, how many held a café within sixty days',
    { query: OfYear, answer: NorthStar },
  ),
  cafeFigures: route(
    'GET',
    '/organisations/:organisationId/cafe-figures',
    'How many cafés were held, and how many people came, by broad age',
    { query: OfYear, answer: CafeFigures },
  ),
};
