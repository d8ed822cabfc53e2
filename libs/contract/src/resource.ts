import {
  limits,
  linkStates,
  resourceKinds,
  resourcePublics,
  resourceStatuses,
} from '@percolateur/domain';
import type { ResourceKind, ResourcePublic, ResourceStatus } from '@percolateur/domain';
import { z } from 'zod';
import { Id, Instant, line, lines, pageOf, Reason, Search, ShortText } from './common';
import { route } from './route';

const keysOf = <K extends string>(words: Record<K, string>) =>
  z.enum(Object.keys(words) as [K, ...K[]]);
const Kind = keysOf<ResourceKind>(resourceKinds);
const Public = keysOf<ResourcePublic>(resourcePublics);
const Status = keysOf<ResourceStatus>(resourceStatuses);
/** Two days: nothing that one does at a café is longer. */
const Minutes = z.int().min(1).max(2_880).nullable();

/** A resource as it is written: what it is, where it is, whose it is. */
export const ResourceFields = z.object({
  title: ShortText,
  kind: Kind,
  url: z.url({ protocol: /^https?$/ }).max(1000),
  summary: lines(limits.reason).min(3),
  author: line(limits.line),
  partner: line(limits.line),
  licence: line(limits.line),
  minutesLeast: Minutes,
  minutesMost: Minutes,
  publics: z.array(Public).max(10),
});
export type ResourceFields = z.infer<typeof ResourceFields>;

/** A resource as anybody reads it. */
export const Resource = ResourceFields.extend({
  id: Id,
  summary: z.string(),
  /** When somebody of the nation last read it; null: never. */
  checkedOn: z.string().nullable(),
  /** Whether its link answered, the last time that it was tried. */
  dead: z.boolean(),
  /** In how many cafés it served. */
  used: z.int(),
});
export type Resource = z.infer<typeof Resource>;

/** What is mine among the resources. */
export const MyResources = z.object({
  /** Whether I have a café in which one may have served. */
  hasCafe: z.boolean(),
  used: z.array(Id),
  proposed: z.array(
    z.object({ id: Id, title: z.string(), status: Status, refusalReason: z.string() }),
  ),
});
export type MyResources = z.infer<typeof MyResources>;

/** As the nation reviews it. */
export const ReviewedResource = Resource.extend({
  status: Status,
  linkState: z.enum(linkStates),
  linkCheckedAt: Instant.nullable(),
  proposedBy: z.string().nullable(),
  proposedAt: Instant,
  refusalReason: z.string(),
  revision: z.int(),
});
export type ReviewedResource = z.infer<typeof ReviewedResource>;

const filter = {
  search: Search.optional(),
  kind: Kind.optional(),
  after: Id.optional(),
};

export const resourceRoutes = {
  list: route('GET', '/resources', 'What to prepare and hold a café with, by title', {
    access: 'public',
    query: z.object({
      ...filter,
      public: Public.optional(),
      /** What fits in so many minutes. */
      within: z.coerce.number().int().min(1).max(2_880).optional(),
    }),
    answer: pageOf(Resource),
  }),
  mine: route('GET', '/my/resources', 'Those that served in my café, and those I proposed', {
    answer: MyResources,
  }),
  use: route('PUT', '/my/resources/:resourceId', 'Say whether it served in my café', {
    body: z.object({ used: z.boolean() }),
  }),
  propose: route('POST', '/resources', 'Propose a resource', {
    body: ResourceFields.extend({ id: Id }),
  }),
  reviewed: route('GET', '/resource-reviews', 'Every resource, for the nation to review', {
    query: z.object({ ...filter, status: Status.optional(), dead: z.literal('true').optional() }),
    answer: pageOf(ReviewedResource),
  }),
  review: route('PUT', '/resources/:resourceId', 'Correct a resource, publish, refuse it', {
    body: ResourceFields.extend({
      status: z.enum(['published', 'refused', 'withdrawn']),
      /** For a refusal. */
      refusalReason: z.union([z.literal(''), Reason]),
      /** Read today, and found right. */
      checked: z.boolean(),
      revision: z.int(),
    }),
  }),
};
