import { accentFault, limits, paperBases, paperWordsFault } from '@percolateur/domain';
import { z } from 'zod';
import { CertificateKind } from './certificate';
import { Id, Instant, line, lines } from './common';
import { route } from './route';

/** Refused with the words of the rule. */
const ruled = (fault: (text: string) => string | null) =>
  z.string().superRefine((text, { addIssue }) => {
    const message = fault(text);
    if (message) addIssue({ code: 'custom', message });
  });
const Words = lines(limits.lines).pipe(ruled(paperWordsFault));

/** What a hub makes of its documents. */
export const PaperLook = z.object({
  base: z.enum(paperBases),
  accent: ruled(accentFault),
  signatoryName: line(limits.line),
  signatoryCapacity: line(limits.line),
  words: z.object({ attestation: Words, realisation: Words, assiduite: Words }),
  /** SHA-256 of its logo; null without. */
  logo: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
});
export type PaperLook = z.infer<typeof PaperLook>;

/** The look that documents to come are issued with; number 0 is the one we ship. */
export const PaperTemplate = PaperLook.extend({
  number: z.int(),
  /** Its logo, as base64. */
  png: z.base64().nullable(),
  /** The versions before, the latest first. */
  before: z.array(z.object({ number: z.int(), at: Instant, base: z.enum(paperBases) })),
});
export type PaperTemplate = z.infer<typeof PaperTemplate>;

const place = '/organisations/:organisationId/paper-template';

export const paperTemplateRoutes = {
  read: route('GET', place, 'How the documents of a hub look', { answer: PaperTemplate }),
  /** `after`: the number that was read; another saved first answers `stale-edit`. */
  save: route('POST', place, 'Give documents to come another look; none issued changes', {
    body: PaperLook.extend({ id: Id, after: z.int() }),
    answer: PaperTemplate,
  }),
  logo: route('PUT', `${place}/logo`, 'Keep a logo: a PNG of 1200 by 600 pixels at most', {
    consumes: 'image/png',
    answer: z.object({ logo: z.string(), png: z.base64() }),
  }),
  preview: route('POST', `${place}/preview`, 'A document as this look would make it, as PDF', {
    body: z.object({ look: PaperLook, kind: CertificateKind, longest: z.boolean() }),
    answer: z.object({ pdf: z.base64() }),
  }),
};
