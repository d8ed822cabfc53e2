import { mergeObstacles } from '@percolateur/domain';
import { z } from 'zod';
import { Id, Instant } from './common';
import { EnrolmentStatus } from './enrolment';
import { route } from './route';

const RecordRef = z.object({
  personId: Id,
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
});

export const LookAlike = z.object({ records: z.tuple([RecordRef, RecordRef]) });
export type LookAlike = z.infer<typeof LookAlike>;

/** A pair that somebody said to be two people. */
export const KnownApart = LookAlike.extend({ by: z.string(), at: Instant });
export type KnownApart = z.infer<typeof KnownApart>;

/** What a record holds in the hub that looks; everywhere, for the nation. */
export const HeldRecord = RecordRef.extend({
  employer: z.string(),
  createdAt: Instant,
  enrolments: z.array(
    z.object({
      id: Id,
      cohortTitle: z.string(),
      timeZone: z.string(),
      startsAt: Instant.nullable(),
      status: EnrolmentStatus,
    }),
  ),
  signatures: z.int(),
  /** Attempts handed in. */
  results: z.int(),
  documents: z.int(),
});
export type HeldRecord = z.infer<typeof HeldRecord>;

export const MergePreview = z.object({
  main: HeldRecord,
  other: HeldRecord,
  /** What stands in the way, the way round that was asked; none when they may be made one. */
  obstacles: z.array(z.enum(mergeObstacles)),
  /** They are one already, this way round. */
  merged: z.boolean(),
});
export type MergePreview = z.infer<typeof MergePreview>;

const pair = '/organisations/:organisationId/people/:personId/records/:otherId';

export const mergeRoutes = {
  lookAlikes: route(
    'GET',
    '/organisations/:organisationId/look-alikes',
    'Records of the hub that seem to be the same person, twenty pairs at most, and those said to be two',
    { answer: z.object({ pairs: z.array(LookAlike), apart: z.array(KnownApart) }) },
  ),
  preview: route('GET', pair, 'What two records hold, and whether the second may join the first', {
    answer: MergePreview,
  }),
  merge: route('PUT', pair, 'Make the second record a part of the first: nothing moves'),
  separate: route('DELETE', pair, 'Make them two people again'),
  tellApart: route(
    'PUT',
    `${pair}/apart`,
    'Say that two records that look alike are two people: they are proposed no more',
  ),
  takeApartBack: route('DELETE', `${pair}/apart`, 'Take back that they are two people'),
};
