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

/** An address of mine besides the one that letters go to. */
export const OtherAddress = z.object({ email: z.string(), confirmedAt: Instant });
export type OtherAddress = z.infer<typeof OtherAddress>;

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
  askAddress: route('POST', '/my/address', 'Send a code to an address that I say is mine', {
    body: AddressWanted,
    answer: AddressAsked,
  }),
  confirmAddress: route('PUT', '/my/address', 'Be known by the address where I received the code', {
    body: CodeEntry,
  }),
  addresses: route('GET', '/my/addresses', 'My other addresses, the oldest first', {
    answer: z.array(OtherAddress),
  }),
  addAddress: route('POST', '/my/addresses', 'Have the address where I received the code, too', {
    body: CodeEntry,
  }),
  preferAddress: route('PUT', '/my/addresses/main', 'Receive letters at another of my addresses', {
    body: AddressWanted,
  }),
  removeAddress: route('POST', '/my/addresses/removal', 'Have one of my other addresses no more', {
    body: AddressWanted,
  }),
  data: route('GET', '/my/data', 'All that is kept about me, to read or to take away', {
    query: z.object({ format: DataFormat }),
    answer: 'export',
  }),
};
