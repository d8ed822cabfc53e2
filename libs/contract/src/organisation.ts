import { limits, organisationKinds } from '@percolateur/domain';
import { z } from 'zod';
import {
  Email,
  Employer,
  Id,
  Instant,
  line,
  lines,
  pageOf,
  PersonName,
  SamePerson,
  Search,
  ShortText,
} from './common';
import { CertificateRef } from './certificate';
import { CohortStatus } from './cohort';
import { EnrolmentStatus } from './enrolment';
import { MessageRow } from './reminder';
import { route } from './route';
import { Role } from './session';

const OrganisationFields = z.object({
  name: ShortText,
  /** Printed in certificate numbers: 2 to 8 capitals or digits, never changed once used. */
  code: z.string().regex(/^[A-Z0-9]{2,8}$/, 'De 2 à 8 capitales ou chiffres.'),
  legalName: ShortText,
  address: ShortText,
  city: ShortText,
  siret: z
    .string()
    .regex(/^\d{14}$/, 'Le SIRET compte quatorze chiffres.')
    .or(z.literal('')),
  /** Numéro de déclaration d’activité. */
  activityNumber: line(limits.activityNumber),
  representativeName: ShortText,
  representativeCapacity: ShortText,
  contactEmail: Email,
  contactPhone: line(limits.phone),
  disabilityContactName: ShortText,
  disabilityContactEmail: Email,
});

export const Organisation = OrganisationFields.extend({
  id: Id,
  kind: z.enum(organisationKinds),
  /** Its règlement intérieur, in Markdown; empty where ours will do. */
  houseRules: z.string(),
  /** SHA-256 of the signature and stamp that papers are printed with; null without. */
  stampHash: z.string().nullable(),
  revision: z.int(),
});
export type Organisation = z.infer<typeof Organisation>;

export const NewOrganisation = OrganisationFields.extend({ id: Id });
export const OrganisationEdit = OrganisationFields.omit({ code: true })
  .partial()
  .extend({ houseRules: lines(limits.houseRules).optional(), revision: z.int() });

export const StaffMember = z.object({
  personId: Id,
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  roles: z.array(z.object({ id: Id, role: Role })),
});
export type StaffMember = z.infer<typeof StaffMember>;

export const NewRole = PersonName.extend({ email: Email, role: Role, samePerson: SamePerson });

export const LearnerRow = z.object({
  personId: Id,
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  employer: z.string(),
  /** Others of the same name whom the hub knows, five at most: perhaps the same person. */
  namesakes: z.array(z.object({ personId: Id, email: z.string() })),
  /** The main record that this one was made a part of; null for none. */
  mergedInto: z.object({ personId: Id, email: z.string() }).nullable(),
  /** The last ten at most, the latest first. */
  cohorts: z.array(z.object({ id: Id, title: z.string(), startsAt: Instant.nullable() })),
});
export type LearnerRow = z.infer<typeof LearnerRow>;

export const LearnerPage = pageOf(LearnerRow);
export type LearnerPage = z.infer<typeof LearnerPage>;

/** A person as one hub knows them: what they follow there, what they were sent and given. */
export const PersonSheet = z.object({
  personId: Id,
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  employer: z.string(),
  /** The latest first. */
  enrolments: z.array(
    z.object({
      id: Id,
      cohortId: Id,
      cohortTitle: z.string(),
      cohortStatus: CohortStatus,
      timeZone: z.string(),
      startsAt: Instant.nullable(),
      status: EnrolmentStatus,
      invitedAt: Instant.nullable(),
      walkIn: z.boolean(),
      halfDaysSigned: z.int(),
      halfDayCount: z.int(),
      finalPassed: z.boolean(),
    }),
  ),
  certificates: z.array(CertificateRef.extend({ cohortTitle: z.string(), timeZone: z.string() })),
  /** The last hundred at most, the latest first. */
  messages: z.array(MessageRow),
});
export type PersonSheet = z.infer<typeof PersonSheet>;

export const PersonEdit = PersonName.extend({
  employer: Employer,
  /** The right address, where it was mistyped and nobody has come in by it. */
  email: Email.optional(),
});

export const organisationRoutes = {
  withRules: route('GET', '/house-rules', 'The hubs, whose rules anybody may read', {
    access: 'public',
    answer: z.array(z.object({ id: Id, name: z.string() })),
  }),
  rules: route('GET', '/organisations/:organisationId/house-rules', 'The rules of a hub, as PDF', {
    access: 'public',
    answer: 'pdf',
  }),
  list: route('GET', '/organisations', 'Organisations I work for (all, for the nation)', {
    answer: z.array(Organisation),
  }),
  create: route('POST', '/organisations', 'Create a hub', {
    body: NewOrganisation,
    answer: Organisation,
  }),
  edit: route('PATCH', '/organisations/:organisationId', 'Change the identity of a hub', {
    body: OrganisationEdit,
    answer: Organisation,
  }),
  stamp: route('GET', '/organisations/:organisationId/stamp', 'The signature and stamp in use', {
    answer: z.object({ png: z.base64() }),
  }),
  giveStamp: route(
    'PUT',
    '/organisations/:organisationId/stamp',
    'Print papers with this signature and stamp: a PNG of 1200 by 600 pixels at most',
    { consumes: 'image/png', answer: Organisation },
  ),
  removeStamp: route(
    'DELETE',
    '/organisations/:organisationId/stamp',
    'Print papers to come without signature and stamp',
    { answer: Organisation },
  ),
  staff: route('GET', '/organisations/:organisationId/staff', 'Trainers, coordinators, admins', {
    answer: z.array(StaffMember),
  }),
  giveRole: route('POST', '/organisations/:organisationId/roles', 'Give a role to a person', {
    body: NewRole,
    answer: z.array(StaffMember),
  }),
  takeRole: route('DELETE', '/organisations/:organisationId/roles/:roleId', 'Take a role back', {
    answer: z.array(StaffMember),
  }),
  learners: route(
    'GET',
    '/organisations/:organisationId/learners',
    'People enrolled in the hub, or in any for the nation',
    {
      query: z.object({ search: Search.optional(), after: Id.optional() }),
      answer: LearnerPage,
    },
  ),
  person: route(
    'GET',
    '/organisations/:organisationId/people/:personId',
    'A person as the hub knows them',
    { answer: PersonSheet },
  ),
  editPerson: route(
    'PATCH',
    '/organisations/:organisationId/people/:personId',
    'Correct the name of a person of the hub, or an address mistyped',
    { body: PersonEdit },
  ),
};
