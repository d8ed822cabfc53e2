import {
  departementCodes,
  cleanEmail,
  cleanName,
  cleanText,
  emailFault,
  limits,
  nameFault,
  sentence,
} from '@percolateur/domain';
import { z } from 'zod';

export const Id = z.uuid();
/** Ids given in the course files: stable, never reused. */
export const ContentId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);
/** An instant, ISO 8601 with offset: what we answer. */
export const Instant = z.iso.datetime({ offset: true });
/**
 * What the clock of a device says, ISO 8601 with offset. A clock that was never set says 1970, and
 * what comes with it is kept all the same; no calendar says less or more than this, no place is
 * further than 14 hours from Greenwich (RFC 9557), no clock counts finer than a nanosecond.
 */
export const ClientTime = z.iso
  .datetime({ offset: true })
  .regex(/^(19[7-9]\d|20\d\d)-/, 'Une année entre 1970 et 2099.')
  .regex(
    /^[^.]*(\.\d{1,9})?(Z|[+-](0\d|1[0-3]):[0-5]\d|[+-]14:00)$/,
    'Un décalage de 14 h au plus.',
  );
/** A calendar day that something is planned on, `YYYY-MM-DD`, in the time zone of its cohort. */
export const Day = z.iso.date().regex(/^20[2-9]\d-/, 'Une date entre 2020 et 2099.');
/** A month of the calendar, `YYYY-MM`. */
export const Month = z
  .string()
  .regex(/^20[2-9]\d-(0[1-9]|1[0-2])$/, 'Un mois entre 2020 et 2099, comme 2026-11.');
/** Text on one line, perhaps none: composed, without anything invisible. */
export const line = (longest: number) =>
  z
    .string()
    .overwrite(cleanText)
    .regex(/^\P{Cc}*$/u, 'Sur une seule ligne.')
    .max(longest);
/** Text on as many lines as one likes, cleaned in the same way. */
export const lines = (longest: number) =>
  z
    .string()
    .overwrite(cleanText)
    .regex(/^[\P{Cc}\t\n\r]*$/u, 'Un caractère invisible s’y trouve : retapez ce texte.')
    .max(longest);
/** A name or a title. On one line: it becomes the subject of a message, or somebody’s name in one. */
export const ShortText = line(limits.line).min(1);
export const LongText = lines(limits.lines);
/** Why something out of the ordinary was done; kept with it. */
export const Reason = lines(limits.reason).min(3);

/** An address, cleaned and compared in one way at every door. */
export const Email = z
  .string()
  .max(1000, { abort: true })
  .overwrite(cleanEmail)
  .superRefine((email, { addIssue }) => {
    const fault = emailFault(email);
    if (fault) addIssue({ code: 'custom', message: sentence(fault) });
  })
  .meta({ format: 'email' });

const Name = z
  .string()
  .overwrite(cleanName)
  .superRefine((name, { addIssue }) => {
    const fault = nameFault(name);
    if (fault) addIssue({ code: 'custom', message: name ? sentence(fault) : 'À remplir.' });
  });
/** Somebody’s name, cleaned in one way at every door. */
export const PersonName = z.object({ firstName: Name, lastName: Name });
/** The structure that somebody works for; most often there is one. */
export const Departement = z.enum(departementCodes, 'Le code d’un département, comme 61 ou 2A.');

export const Employer = line(limits.line);

/** A deliberate yes, once told `known-address`: the address is already somebody’s, and it is them. */
export const SamePerson = z.literal(true).optional();

export const PersonRef = z.object({ id: Id, firstName: z.string(), lastName: z.string() });
export type PersonRef = z.infer<typeof PersonRef>;

/** Words looked for, whatever their case and accents. */
export const Search = z.string().trim().max(limits.search);

/**
 * One page of a long list. `next` is the id after which the next page begins, null on the last one:
 * nothing about anybody stands in an address.
 */
export const pageOf = <Row extends z.ZodType>(row: Row) =>
  z.object({ rows: z.array(row), next: Id.nullable() });
