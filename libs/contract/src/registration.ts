import {
  cleanSiret,
  experiences,
  limits,
  linkEnds,
  occupations,
  registrationStatuses,
  siretFault,
} from '@percolateur/domain';
import type { Experience, Occupation } from '@percolateur/domain';
import { z } from 'zod';
import { HalfDayView } from './cohort';
import {
  Day,
  Email,
  Employer,
  Id,
  Instant,
  line,
  lines,
  PersonName,
  Reason,
  SamePerson,
} from './common';
import { EnrolmentStatus } from './enrolment';
import { route } from './route';

const keysOf = <K extends string>(words: Record<K, string>) => Object.keys(words) as [K, ...K[]];

/** A SIRET, spaces or not; empty for who has none or does not know it. */
const Siret = z
  .string()
  .max(40)
  .overwrite(cleanSiret)
  .superRefine((siret, { addIssue }) => {
    const fault = siret && siretFault(siret);
    if (fault) addIssue({ code: 'custom', message: fault });
  });

/** The secret that follows « # » in a link; what it opens is said by the route. */
const Token = z.object({ token: z.string().min(20).max(200) });

export const RegistrationLinkView = z.object({
  id: Id,
  label: z.string(),
  /** What follows « # » in its address. */
  token: z.string(),
  createdAt: Instant,
  expiresAt: Instant.nullable(),
  maxUses: z.int().nullable(),
  /** Requests whose address was proved. */
  uses: z.int(),
  /** Why it takes nobody in now; null while it does. */
  end: z.enum(linkEnds).nullable(),
});
export type RegistrationLinkView = z.infer<typeof RegistrationLinkView>;

export const NewRegistrationLink = z.object({
  id: Id,
  /** Where it is put: « affiche de la médiathèque ». */
  label: line(limits.line),
  /** The last day that it takes people in, in the time zone of the cohort. */
  lastDay: Day.nullable(),
  maxUses: z.int().min(1).max(10_000).nullable(),
});
export type NewRegistrationLink = z.infer<typeof NewRegistrationLink>;

/** What is asked of who wants a seat. */
export const RegistrationRequest = PersonName.extend({
  id: Id,
  token: Token.shape.token,
  email: Email,
  employer: Employer,
  siret: Siret,
  occupation: z.enum(keysOf<Occupation>(occupations)).nullable(),
  experience: z.enum(keysOf<Experience>(experiences)).nullable(),
  /** What one expects of the course. */
  needs: lines(limits.reason),
  /** Yes or no: what is needed is told to the disability contact alone. */
  accommodation: z.boolean(),
});
export type RegistrationRequest = z.infer<typeof RegistrationRequest>;

/** What a link opens onto, for who does not sign in. */
export const OpenRegistration = z.object({
  cohortTitle: z.string(),
  organisationName: z.string(),
  timeZone: z.string(),
  venueName: z.string(),
  venueAddress: z.string(),
  remote: z.boolean(),
  halfDays: z.array(HalfDayView),
  /** Nobody is refused for it: a request may wait for a seat. */
  full: z.boolean(),
  /** Why it takes nobody in; null while it does. */
  end: z.enum(linkEnds).nullable(),
  disabilityContactName: z.string(),
  contactEmail: z.string(),
});
export type OpenRegistration = z.infer<typeof OpenRegistration>;

/** A request, as the person who made it follows it. */
export const MyRegistration = z.object({
  status: z.enum(registrationStatuses),
  firstName: z.string(),
  cohortTitle: z.string(),
  organisationName: z.string(),
  contactEmail: z.string(),
  disabilityContactName: z.string(),
  /** What the person was told of a refusal. */
  reason: z.string().nullable(),
  /** `wanted`: its details may be told now; `told`: they were. */
  accommodation: z.enum(['none', 'wanted', 'told']),
});
export type MyRegistration = z.infer<typeof MyRegistration>;

/** A request, for the coordination; of accommodations it says no more than yes or no. */
export const RegistrationRow = z.object({
  id: Id,
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  employer: z.string(),
  siret: z.string(),
  occupation: z.string().nullable(),
  experience: z.string().nullable(),
  needs: z.string(),
  accommodation: z.boolean(),
  /** Of the link that it came by. */
  linkLabel: z.string(),
  status: z.enum(registrationStatuses),
  askedAt: Instant,
  decidedAt: Instant.nullable(),
  reason: z.string().nullable(),
  /** Where the enrolment that followed stands. */
  enrolmentStatus: EnrolmentStatus.nullable(),
});
export type RegistrationRow = z.infer<typeof RegistrationRow>;

/** What somebody needs, in their words, for the disability contact alone. */
export const ConfidentialRequest = z.object({
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  cohortTitle: z.string(),
  details: z.string(),
  askedAt: Instant,
  answeredAt: Instant.nullable(),
});
export type ConfidentialRequest = z.infer<typeof ConfidentialRequest>;

export const registrationRoutes = {
  links: route('GET', '/cohorts/:cohortId/registration-links', 'Links to ask for a seat', {
    answer: z.array(RegistrationLinkView),
  }),
  createLink: route('POST', '/cohorts/:cohortId/registration-links', 'Make one', {
    body: NewRegistrationLink,
    answer: RegistrationLinkView,
  }),
  revokeLink: route('POST', '/registration-links/:linkId/revocation', 'Close one for good', {
    answer: RegistrationLinkView,
  }),
  list: route('GET', '/cohorts/:cohortId/registrations', 'Requests whose address was proved', {
    answer: z.array(RegistrationRow),
  }),
  approve: route(
    'POST',
    '/registrations/:registrationId/approval',
    'Give a seat, or a place in the queue; the person is told',
    { body: z.object({ samePerson: SamePerson }), answer: RegistrationRow },
  ),
  refuse: route(
    'POST',
    '/registrations/:registrationId/refusal',
    'Refuse; the person is told why',
    {
      body: z.object({ reason: Reason }),
      answer: RegistrationRow,
    },
  ),
  openLink: route('POST', '/registration-links/reading', 'What a link opens onto', {
    access: 'public',
    body: Token,
    answer: OpenRegistration,
  }),
  register: route(
    'POST',
    '/registrations',
    'Ask for a seat; nothing counts before the address has answered',
    { access: 'public', body: RegistrationRequest },
  ),
  mine: route('POST', '/registrations/reading', 'A request, for who made it; changes nothing', {
    access: 'public',
    body: Token,
    answer: MyRegistration,
  }),
  confirm: route('POST', '/registrations/confirmation', 'Prove the address of a request', {
    access: 'public',
    body: Token,
    answer: MyRegistration,
  }),
  tellNeed: route(
    'POST',
    '/registrations/accommodation',
    'Tell the disability contact, and nobody else, what one needs',
    {
      access: 'public',
      body: Token.extend({ details: lines(limits.lines).min(3) }),
      answer: MyRegistration,
    },
  ),
  openNeed: route(
    'POST',
    '/confidential-requests/reading',
    'What somebody needs, for the contact',
    {
      access: 'public',
      body: Token,
      answer: ConfidentialRequest,
    },
  ),
  answerNeed: route('POST', '/confidential-requests/answer', 'Say that it was answered', {
    access: 'public',
    body: Token,
    answer: ConfidentialRequest,
  }),
};
