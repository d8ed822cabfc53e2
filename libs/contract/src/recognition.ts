import {
  cafeFormats,
  endorsementStates,
  endorserQualities,
  limits,
  recognitionSteps,
} from '@percolateur/domain';
import type { CafeFormat, EndorserQuality } from '@percolateur/domain';
import { z } from 'zod';
import { Email, Id, Instant, line, ShortText } from './common';
import { route } from './route';

const Quality = z.enum(Object.keys(endorserQualities) as [EndorserQuality, ...EndorserQuality[]]);
const State = z.enum(endorsementStates);

/** Whom a host asks to recommend them. */
export const EndorsementAsked = z.object({
  id: Id,
  /** A first name, or an organisation. */
  name: ShortText,
  email: Email,
  quality: Quality,
});

/** How far I am on the way to the badges of those who host. */
export const MyRecognition = z.object({
  step: z.enum(recognitionSteps),
  /** My first café that was told; null where none was. */
  cafe: z.object({ id: Id, title: z.string(), startsAt: Instant, timeZone: z.string() }).nullable(),
  endorsements: z.array(
    z.object({
      id: Id,
      name: z.string(),
      quality: Quality,
      state: State,
      expiresAt: Instant,
      /** What was written to me with it. */
      words: z.string(),
    }),
  ),
  /** People whom I helped as far as a café that they told, of those that the second badge asks for. */
  helped: z.int(),
  helpedWanted: z.int(),
});
export type MyRecognition = z.infer<typeof MyRecognition>;

/** What a host says of a café, for whom they ask to recommend them. */
export const EndorsementRead = z.object({
  state: State,
  name: z.string(),
  quality: Quality,
  host: z.string(),
  title: z.string(),
  place: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  timeZone: z.string(),
  format: z.enum(Object.keys(cafeFormats) as [CafeFormat, ...CafeFormat[]]),
  came: z.int(),
  expiresAt: Instant,
});
export type EndorsementRead = z.infer<typeof EndorsementRead>;

const Token = z.object({ token: z.string().min(20).max(200) });
const Given = z.object({
  /** Whether the badge may name who recommends. */
  named: z.boolean(),
  /** A sentence for the host. */
  words: line(limits.line),
});

export const recognitionRoutes = {
  mine: route('GET', '/my/recognition', 'How far I am on the way to the badges of hosts', {
    answer: MyRecognition,
  }),
  ask: route(
    'POST',
    '/my/cafes/:cafeId/endorsements',
    'Ask somebody to recommend me for a café that I told',
    { body: EndorsementAsked, answer: MyRecognition },
  ),
  askAgain: route('POST', '/my/endorsements/:endorsementId/reminder', 'Ask the same again', {
    answer: MyRecognition,
  }),
  read: route('POST', '/endorsements/reading', 'What I am asked to confirm; changes nothing', {
    access: 'public',
    body: Token,
    answer: EndorsementRead,
  }),
  answer: route('POST', '/endorsements/answer', 'Recommend a host, or say that I was not there', {
    access: 'public',
    body: z.discriminatedUnion('confirmed', [
      Token.extend({ confirmed: z.literal(true), ...Given.shape }),
      Token.extend({ confirmed: z.literal(false) }),
    ]),
    answer: EndorsementRead,
  }),
  endorse: route(
    'PUT',
    '/enrolments/:enrolmentId/endorsement',
    'Recommend somebody of a session that I train, for the café that they told',
    { body: Given },
  ),
};
