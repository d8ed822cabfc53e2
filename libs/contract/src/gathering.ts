import { gatheringRhythms, isTimeZone, limits } from '@percolateur/domain';
import type { GatheringRhythm } from '@percolateur/domain';
import { z } from 'zod';
import { ClockTime } from './cohort';
import { Day, Id, Instant, line, lines, pageOf, Reason, Search, ShortText } from './common';
import { route } from './route';

const Every = z.enum(Object.keys(gatheringRhythms) as [GatheringRhythm, ...GatheringRhythm[]]);
/** Where one meets online; empty while nobody knows. */
const Link = z.union([z.literal(''), z.url({ protocol: /^https$/ }).max(1000)]);
const hours = { opensAt: ClockTime, closesAt: ClockTime };
const endsAfter = <T extends { opensAt: string; closesAt: string }>(given: z.ZodType<T>) =>
  given.refine(({ opensAt, closesAt }) => opensAt < closesAt, {
    path: ['closesAt'],
    message: 'Une heure après celle du début.',
  });

const SeriesFields = z.object({
  title: ShortText,
  every: Every,
  firstOn: Day,
  lastOn: Day.nullable(),
  ...hours,
  timeZone: z.string().max(64).refine(isTimeZone, 'Un fuseau horaire, comme Europe/Paris.'),
  host: line(limits.line),
  link: Link,
});

/** When those who host meet online, as the nation sets it. */
export const GatheringSeries = SeriesFields.extend({ id: Id, revision: z.int() });
export type GatheringSeries = z.infer<typeof GatheringSeries>;

/** A gathering to come, as somebody who may come sees it. */
export const Gathering = z.object({
  seriesId: Id,
  /** What it is known by, with its series: the day that the rhythm gives it. */
  day: z.string(),
  title: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  timeZone: z.string(),
  theme: z.string(),
  host: z.string(),
  /** Why it is called off; null when it is not. */
  cancelled: z.string().nullable(),
  moved: z.boolean(),
  people: z.int(),
  signedUp: z.boolean(),
  /** For who signed up. */
  link: z.string().nullable(),
});
export type Gathering = z.infer<typeof Gathering>;

/** One that took place, with what was said. */
export const PastGathering = z.object({
  id: Id,
  title: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  timeZone: z.string(),
  theme: z.string(),
  host: z.string(),
  notes: z.string(),
  /** Who says they were there. */
  people: z.int(),
  came: z.boolean(),
});
export type PastGathering = z.infer<typeof PastGathering>;

/** One of a series, as the nation edits it; revision 0 while nothing was said of it. */
export const GatheringEdit = z.object({
  theme: line(limits.line),
  host: line(limits.line),
  link: Link,
  on: Day,
  ...hours,
  /** Null: it takes place. */
  cancelled: Reason.nullable(),
  revision: z.int(),
});
export const EditableGathering = GatheringEdit.extend({
  on: z.string(),
  seriesId: Id,
  day: z.string(),
  title: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  timeZone: z.string(),
  cancelled: z.string().nullable(),
  link: z.string(),
  notes: z.string(),
  signedUp: z.int(),
  came: z.int(),
});
export type EditableGathering = z.infer<typeof EditableGathering>;

export const gatheringRoutes = {
  upcoming: route('GET', '/gatherings', 'The next online gatherings of those who host', {
    answer: z.array(Gathering),
  }),
  past: route('GET', '/gatherings/past', 'Those that took place, and what was said there', {
    query: z.object({ search: Search.optional(), after: Id.optional() }),
    answer: pageOf(PastGathering),
  }),
  signUp: route('PUT', '/gatherings/:seriesId/:day/seat', 'Sign up', { answer: Gathering }),
  signOff: route('DELETE', '/gatherings/:seriesId/:day/seat', 'Sign off', { answer: Gathering }),
  calendar: route('GET', '/gatherings/:seriesId/:day/calendar', 'It, to put in a diary', {
    answer: 'ics',
  }),
  presence: route('PUT', '/past-gatherings/:gatheringId/presence', 'Say whether I was there', {
    body: z.object({ came: z.boolean() }),
  }),
  series: route('GET', '/gathering-series', 'The rhythms of gatherings, for the nation', {
    answer: z.array(GatheringSeries),
  }),
  keepSeries: route('PUT', '/gathering-series/:seriesId', 'Add a rhythm, or change it', {
    // Revision 0: a new one.
    body: endsAfter(SeriesFields.extend({ revision: z.int() })),
  }),
  editable: route('GET', '/gathering-series/:seriesId/gatherings', 'Those around today, to edit', {
    answer: z.array(EditableGathering),
  }),
  edit: route('PUT', '/gatherings/:seriesId/:day', 'Say, move or call off one gathering', {
    body: endsAfter(GatheringEdit),
  }),
  note: route('PUT', '/gatherings/:seriesId/:day/notes', 'Publish what was said', {
    body: z.object({ notes: lines(limits.notes), revision: z.int() }),
  }),
};
