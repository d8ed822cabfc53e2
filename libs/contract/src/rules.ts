import { decidingRules, limits, recipientVerdicts, wordVariables } from '@percolateur/domain';
import type { WordVariable } from '@percolateur/domain';
import { z } from 'zod';
import { Id, Instant, line, lines } from './common';
import { route } from './route';

/** What a rule of messages is called; a note is written, and decides nothing. */
export const RuleName = z.enum(decidingRules);
export type RuleName = z.infer<typeof RuleName>;

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Une heure comme 09:00.');
export const Delay = z.union([
  z.object({ days: z.int().min(-365).max(365), time: Time }),
  z.object({ minutes: z.int().min(0).max(1440) }),
]);

export const LetterWords = z.object({
  subject: line(limits.subject),
  opening: lines(limits.lines),
});

const Bounds = z.union([
  z.object({
    days: z.tuple([z.int(), z.int()]).readonly(),
    times: z.tuple([z.string(), z.string()]).readonly(),
  }),
  z.object({ minutes: z.tuple([z.int(), z.int()]).readonly() }),
]);

/** A rule as it stands in a hub. */
export const Rule = z.object({
  rule: RuleName,
  label: z.string(),
  /** « 7 jours avant le premier jour, à 9 h », as it stands. */
  when: z.string(),
  /** « à qui a accepté » */
  toWhom: z.string(),
  delay: Delay.nullable(),
  shippedDelay: Delay.nullable(),
  /** Null where the delay does not change. */
  bounds: Bounds.nullable(),
  paused: z.boolean(),
  /** Why it may not be paused; null where it may. */
  mandatory: z.string().nullable(),
  /** As they stand; null where no word may be changed. */
  words: LetterWords.nullable(),
  shippedWords: LetterWords.nullable(),
  variables: z.array(
    z.object({
      name: z.enum(Object.keys(wordVariables) as [WordVariable, ...WordVariable[]]),
      meaning: z.string(),
    }),
  ),
  /** How many times the hub changed it. */
  number: z.int(),
});
export type Rule = z.infer<typeof Rule>;

export const RuleEdit = z.object({
  id: Id,
  /** That of the rule which is changed. */
  number: z.int().min(0),
  /** Null: as shipped, as are the words. */
  delay: Delay.nullable(),
  paused: z.boolean(),
  words: LetterWords.nullable(),
});
export type RuleEdit = z.infer<typeof RuleEdit>;

/** What a rule was, from the newest version to the first. */
export const RuleVersion = z.object({
  number: z.int(),
  at: Instant,
  when: z.string(),
  paused: z.boolean(),
  words: LetterWords.nullable(),
});

/** A letter as one person of the cohort would receive it now, without the secret of its link. */
export const RulePreview = z.object({
  /** Whose data these are. */
  who: z.string(),
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  attachments: z.array(z.string()),
});
export type RulePreview = z.infer<typeof RulePreview>;

export const RecipientRow = z.object({
  personId: Id,
  /** Null for a trainer. */
  enrolmentId: Id.nullable(),
  firstName: z.string(),
  lastName: z.string(),
  verdict: z.enum(recipientVerdicts),
  at: Instant.nullable(),
  why: z.string(),
  /** Whether the messages to this person are suspended. */
  paused: z.boolean(),
});
export type RecipientRow = z.infer<typeof RecipientRow>;

export const RuleAudience = z.object({
  /** Whether the messages of the cohort are suspended. */
  paused: z.boolean(),
  when: z.string(),
  mandatory: z.string().nullable(),
  people: z.array(RecipientRow),
});
export type RuleAudience = z.infer<typeof RuleAudience>;

const Paused = z.object({ paused: z.boolean() });
/** Words that are being written; null: as they stand. */
const Written = z.object({ words: LetterWords.nullable() });

export const ruleRoutes = {
  list: route('GET', '/organisations/:organisationId/rules', 'Messages of a hub, rule by rule', {
    answer: z.array(Rule),
  }),
  edit: route('PUT', '/organisations/:organisationId/rules/:rule', 'Change a message of a hub', {
    body: RuleEdit,
    answer: Rule,
  }),
  versions: route(
    'GET',
    '/organisations/:organisationId/rules/:rule/versions',
    'What a message of a hub was before',
    { answer: z.array(RuleVersion) },
  ),
  preview: route(
    'POST',
    '/cohorts/:cohortId/rules/:rule/preview',
    'A message as it would be, with the data of a cohort',
    { body: Written, answer: RulePreview },
  ),
  test: route('POST', '/cohorts/:cohortId/rules/:rule/test', 'Send it to oneself, as a test', {
    body: Written,
    answer: z.object({ sentTo: z.string() }),
  }),
  audience: route(
    'GET',
    '/cohorts/:cohortId/rules/:rule/audience',
    'Who receives it in a cohort, when, and why the others do not',
    { answer: RuleAudience },
  ),
  pauseCohort: route(
    'PUT',
    '/cohorts/:cohortId/messages-paused',
    'Suspend the messages of a cohort, but for those that are owed',
    { body: Paused },
  ),
  pausePerson: route(
    'PUT',
    '/enrolments/:enrolmentId/messages-paused',
    'Suspend the messages to a person, but for those that are owed',
    { body: Paused },
  ),
};
