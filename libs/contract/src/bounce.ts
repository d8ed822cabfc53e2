import { returnKinds } from '@percolateur/domain';
import { z } from 'zod';
import { Id, Instant } from './common';
import { route } from './route';

const causes = returnKinds.filter((kind) => kind !== 'out-of-office');

/** Somebody whose address letters are not sent to any more. */
export const SuppressedPerson = z.object({
  personId: Id,
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  employer: z.string(),
  cause: z.enum(causes),
  /** The code that a server gave (RFC 3463); empty without. */
  code: z.string(),
  since: Instant,
  /** Letters that wait for the address to be put right. */
  held: z.int(),
});
export type SuppressedPerson = z.infer<typeof SuppressedPerson>;

export const bounceRoutes = {
  take: route(
    'POST',
    '/mail/returns',
    'Hand over a message that came back, as it is; who does so knows BOUNCE_SECRET',
    {
      access: 'public',
      consumes: 'message/rfc822',
      answer: z.object({ kind: z.enum([...returnKinds, 'unrelated']), known: z.boolean() }),
    },
  ),
  suppressed: route(
    'GET',
    '/organisations/:organisationId/suppressed-addresses',
    'People of a hub whose address is to be put right',
    { answer: z.array(SuppressedPerson) },
  ),
  lift: route(
    'POST',
    '/organisations/:organisationId/suppressed-addresses/:personId/lift',
    'Write to an address again; what its owner complained of stays',
  ),
};
