import {
  cafeAccess,
  cafeAddressFault,
  cafeDecisions,
  cafeFormats,
  cafeThemes,
  limits,
  publicCafeStates,
  questionsPerCafe,
} from '@percolateur/domain';
import type { CafeAccess, CafeFormat, CafeTheme } from '@percolateur/domain';
import { z } from 'zod';
import { Day, Email, Id, Instant, line, lines, Reason, ShortText, Departement } from './common';
import { HeardQuestion } from './heard-question';
import { route } from './route';

const keysOf = <K extends string>(words: Record<K, string>) => Object.keys(words) as [K, ...K[]];

/** The secret that follows « # » in a link; what it opens is said by the route. */
const Token = z.object({ token: z.string().min(20).max(200) });

/** A café as it is announced. */
export const PublicCafeDraft = z.object({
  title: ShortText,
  theme: z.enum(keysOf<CafeTheme>(cafeThemes)),
  words: lines(limits.cafeWords),
  place: ShortText,
  /** With its postal code, which says the département. */
  address: line(limits.postalAddress)
    .min(1)
    .superRefine((address, { addIssue }) => {
      const fault = cafeAddressFault(address);
      if (fault) addIssue({ code: 'custom', message: fault });
    }),
  /** Where it is, in the time zone of its département. */
  day: Day,
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Une heure, par exemple 18:30.'),
  minutes: z.int().min(30).max(480),
  seats: z.int().min(1).max(500),
  access: z.array(z.enum(keysOf<CafeAccess>(cafeAccess))).max(keysOf(cafeAccess).length),
  /** Who invites, as the page says it. */
  hostName: ShortText,
  coHost: line(limits.line),
});
export type PublicCafeDraft = z.infer<typeof PublicCafeDraft>;

/** A question for people, and the secret that names it. */
export const AskedQuestion = z.object({ token: z.string(), question: z.string() });
export type AskedQuestion = z.infer<typeof AskedQuestion>;

export const PublicCafeProposal = PublicCafeDraft.extend({
  id: Id,
  email: Email,
  questionToken: Token.shape.token,
  questionAnswer: line(limits.line),
});
export type PublicCafeProposal = z.infer<typeof PublicCafeProposal>;

const State = z.enum(publicCafeStates);

/** A café, for who proposed it or hosts it. */
export const MyPublicCafe = PublicCafeDraft.extend({
  id: Id,
  /** What follows « # » in the address where it is followed. */
  token: z.string(),
  state: State,
  slug: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  timeZone: z.string(),
  departement: z.string(),
  organisationName: z.string(),
  contactEmail: z.string(),
  /** What the hub asks, or why it refuses; null where it said nothing. */
  hubWords: z.string().nullable(),
  answer: z.string().nullable(),
  hidden: z.boolean(),
  seatsHeld: z.int(),
  seatsWaiting: z.int(),
});
export type MyPublicCafe = z.infer<typeof MyPublicCafe>;

/** A café, for the hub of its territory. */
export const PublicCafeRow = PublicCafeDraft.omit({ day: true, time: true }).extend({
  id: Id,
  state: State,
  slug: z.string(),
  startsAt: Instant,
  timeZone: z.string(),
  departement: z.string(),
  /** Empty once it was forgotten, and for somebody of the course. */
  proposerEmail: z.string(),
  /** Whether who hosts it followed the course. */
  alumnus: z.boolean(),
  hubWords: z.string().nullable(),
  answer: z.string().nullable(),
  hidden: z.boolean(),
  /** Put away: its page says little more than that it was. */
  archived: z.boolean(),
  seatsHeld: z.int(),
  /** How many came, once it was told. */
  came: z.int().nullable(),
  reports: z.array(z.object({ words: z.string(), at: Instant })),
});
export type PublicCafeRow = z.infer<typeof PublicCafeRow>;

/** Which hub answers for a département; the nation where it is null. */
export const Territory = z.object({
  departement: Departement,
  organisationId: Id.nullable(),
});
export type Territory = z.infer<typeof Territory>;

export const CafeSetting = z.object({
  /** Whether who completed the course announces a café without being approved. */
  alumniAtOnce: z.boolean(),
});
export type CafeSetting = z.infer<typeof CafeSetting>;

/** A place in a café, for who took it. */
export const MyCafeSeat = z.object({
  status: z.enum(['held', 'waiting']),
  firstName: z.string(),
  title: z.string(),
  slug: z.string(),
  place: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  timeZone: z.string(),
  cancelled: z.boolean(),
});
export type MyCafeSeat = z.infer<typeof MyCafeSeat>;

const Came = z.int().min(0).max(2000);

/** How a café went: numbers, and words that name nobody. */
export const CafeAccountView = z.object({
  under25: Came,
  adults: Came,
  over60: Came,
  format: z.enum(keysOf<CafeFormat>(cafeFormats)),
  questions: z.array(HeardQuestion.extend({ words: z.string() })),
  worked: lines(limits.reason),
  wouldHelp: lines(limits.reason),
});

export const CafeAccountGiven = CafeAccountView.extend({
  questions: z.array(HeardQuestion).max(questionsPerCafe),
  /** A JPEG or a PNG in base64; null takes away the one that was given, nothing leaves it. */
  photo: z.base64().max(1_900_000).nullish(),
});
export type CafeAccountGiven = z.infer<typeof CafeAccountGiven>;

/** A café as it was told, and what is made of it. */
export const ToldCafe = z.object({
  title: z.string(),
  slug: z.string(),
  place: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  timeZone: z.string(),
  /** Whether it may be told now. */
  open: z.boolean(),
  account: CafeAccountView.nullable(),
  withPhoto: z.boolean(),
  /** Whether who hosted it followed the course, and nobody recommends them yet. */
  toEndorse: z.boolean(),
  /** To copy: a report in the terms of the Coop, a draft for cafeia.org. */
  texts: z.object({ coop: z.string(), story: z.string() }).nullable(),
});
export type ToldCafe = z.infer<typeof ToldCafe>;

export const publicCafeRoutes = {
  told: route('POST', '/public-cafes/account/reading', 'What was told of a café', {
    access: 'public',
    body: Token,
    answer: ToldCafe,
  }),
  tell: route('POST', '/public-cafes/account', 'Tell a café that was held; it closes by it', {
    access: 'public',
    body: CafeAccountGiven.extend(Token.shape),
    answer: ToldCafe,
  }),
  question: route('GET', '/public-cafes/question', 'A question that people answer', {
    access: 'public',
    answer: AskedQuestion,
  }),
  propose: route(
    'POST',
    '/public-cafes',
    'Propose a café; nobody reads it before the address has answered',
    { access: 'public', body: PublicCafeProposal },
  ),
  mine: route('POST', '/public-cafes/reading', 'A café, for who proposed it; changes nothing', {
    access: 'public',
    body: Token,
    answer: MyPublicCafe,
  }),
  confirm: route('POST', '/public-cafes/confirmation', 'Prove the address of a proposal', {
    access: 'public',
    body: Token,
    answer: MyPublicCafe,
  }),
  answer: route('POST', '/public-cafes/answer', 'Answer the question of the hub', {
    access: 'public',
    body: Token.extend({ words: lines(limits.reason).min(1) }),
    answer: MyPublicCafe,
  }),
  cancel: route('POST', '/public-cafes/cancellation', 'Call a café off; who signed up is told', {
    access: 'public',
    body: Token,
    answer: MyPublicCafe,
  }),
  hosted: route('GET', '/cohorts/:cohortId/public-cafes', 'The cafés that I host', {
    answer: z.array(MyPublicCafe),
  }),
  host: route(
    'POST',
    '/cohorts/:cohortId/public-cafes',
    'Announce a café of mine: at once where the hub trusts its alumni',
    { body: PublicCafeDraft.extend({ id: Id }), answer: MyPublicCafe },
  ),
  list: route('GET', '/organisations/:organisationId/public-cafes', 'Cafés of the territory', {
    query: z.object({
      which: z.enum(['to-decide', 'coming', 'past', 'archived']),
      after: Id.optional(),
    }),
    answer: z.object({ rows: z.array(PublicCafeRow), next: Id.nullable() }),
  }),
  decide: route(
    'POST',
    '/public-cafes/:cafeId/decision',
    'Announce a proposal, ask about it, or refuse it; who proposed it is told',
    {
      body: z.discriminatedUnion('decision', [
        z.object({ decision: z.literal(cafeDecisions[0]) }),
        z.object({ decision: z.literal(cafeDecisions[1]), words: Reason }),
        z.object({ decision: z.literal(cafeDecisions[2]), words: Reason }),
      ]),
      answer: PublicCafeRow,
    },
  ),
  hide: route('POST', '/public-cafes/:cafeId/hiding', 'Hide a page, or show it again', {
    body: z.object({ hidden: z.boolean(), reason: Reason }),
    answer: PublicCafeRow,
  }),
  archive: route(
    'POST',
    '/public-cafes/:cafeId/archiving',
    'Put a café away once it is over, or bring it back among those past',
    { body: z.object({ archived: z.boolean() }), answer: PublicCafeRow },
  ),
  setting: route('GET', '/organisations/:organisationId/cafe-setting', 'How a hub approves', {
    answer: CafeSetting,
  }),
  set: route('PUT', '/organisations/:organisationId/cafe-setting', 'Change how a hub approves', {
    body: CafeSetting,
    answer: CafeSetting,
  }),
  territories: route('GET', '/territories', 'Which hub answers for which département', {
    answer: z.array(Territory),
  }),
  setTerritory: route('PUT', '/territories', 'Change which hub answers for a département', {
    body: Territory,
    answer: z.array(Territory),
  }),
  mySeat: route('POST', '/cafe-seats/reading', 'A place, for who took it; changes nothing', {
    access: 'public',
    body: Token,
    answer: MyCafeSeat,
  }),
  leaveSeat: route('POST', '/cafe-seats/cancellation', 'Give a place up: nothing of it is kept', {
    access: 'public',
    body: Token,
  }),
};
