import { z } from 'zod';
import { ClockTime, CohortFields, HalfDayMode, SigningMeans } from './cohort';
import { Id, line, ShortText } from './common';
import { limits } from '@percolateur/domain';
import { route } from './route';

/** A half-day of a template: how far it is from the first day, its hours, its ways to sign. */
export const TemplateHalfDay = z.object({
  title: ShortText,
  mode: HalfDayMode,
  /** Working days after the first day. */
  after: z.int().min(0).max(250),
  start: ClockTime,
  end: ClockTime,
  means: z.array(SigningMeans).min(1).max(10),
});
export type TemplateHalfDay = z.infer<typeof TemplateHalfDay>;

/** A session without its dates: what a hub begins others from. */
export const CohortTemplateModel = CohortFields.omit({ title: true }).extend({
  /** Of the sessions to come, before their month; empty: the course and the hub say it. */
  title: line(limits.line),
  /** Null: the newest on the day of creation. */
  courseVersionId: Id.nullable(),
  messagesPaused: z.boolean(),
  halfDays: z.array(TemplateHalfDay).min(1).max(20),
});
export type CohortTemplateModel = z.infer<typeof CohortTemplateModel>;

export const CohortTemplate = CohortTemplateModel.extend({
  id: Id,
  organisationId: Id,
  name: ShortText,
  revision: z.int(),
});
export type CohortTemplate = z.infer<typeof CohortTemplate>;

export const CohortTemplateEdit = CohortTemplateModel.extend({
  name: ShortText,
  /** The revision that was read: a stale one is refused. */
  revision: z.int(),
});
export type CohortTemplateEdit = z.infer<typeof CohortTemplateEdit>;

export const cohortTemplateRoutes = {
  list: route(
    'GET',
    '/organisations/:organisationId/cohort-templates',
    'The templates of a hub, by name',
    { answer: z.array(CohortTemplate) },
  ),
  keep: route('POST', '/cohorts/:cohortId/template', 'Keep a session as a template', {
    body: z.object({ id: Id, name: ShortText }),
    answer: CohortTemplate,
  }),
  edit: route(
    'PUT',
    '/cohort-templates/:templateId',
    'Change a template; sessions made from it stay as they are',
    { body: CohortTemplateEdit, answer: CohortTemplate },
  ),
  remove: route('DELETE', '/cohort-templates/:templateId', 'Remove a template'),
};
