import { z } from 'zod';
import { Email, Id, Instant, PersonName } from './common';
import { route } from './route';
import { CodeEntry } from './session';

/** A browser where a person is signed in: enough to know one’s own, nothing of where it is. */
export const OpenSession = z.object({
  id: Id,
  /** « Firefox, Android »; empty when unknown. */
  device: z.string(),
  openedAt: Instant,
  /** To the minute. */
  lastSeenAt: Instant,
  /** The one that asks. */
  here: z.boolean(),
});
export type OpenSession = z.infer<typeof OpenSession>;

export const AddressWanted = z.object({ email: Email });
/** How long the code sent to the new address is good for. */
export const AddressAsked = z.object({ email: z.string(), minutes: z.int() });

export const DataFormat = z.enum(['json', 'html']);
export type DataFormat = z.infer<typeof DataFormat>;

/** What is one’s own: where one is signed in, one’s address. */
export const accountRoutes = {
  sessions: route('GET', '/my/sessions', 'Browsers where I am signed in, this one first', {
    answer: z.array(OpenSession),
  }),
  endSession: route('DELETE', '/my/sessions/:sessionId', 'End one of my sessions'),
  endOtherSessions: route('POST', '/my/sessions/end-others', 'End my sessions but this one'),
  rename: route('PUT', '/my/name', 'Correct my name, as papers to come will bear it', {
    body: PersonName,
  }),
  askAddress: route('POST', '/my/address', 'Send a code to the address I want to be known by', {
    body: AddressWanted,
    answer: AddressAsked,
  }),
  confirmAddress: route('PUT', '/my/address', 'Be known by the address where I received the code', {
    body: CodeEntry,
  }),
  data: route('GET', '/my/data', 'All that is kept about me, to read or to take away', {
    query: z.object({ format: DataFormat }),
    answer: 'export',
  }),
};
