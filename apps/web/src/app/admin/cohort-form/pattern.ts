import type { CohortTemplate, CohortView, HalfDayPlan } from '@percolateur/contract';
import { localDate, monthOf, workingDaysAfter } from '@percolateur/domain';
import { type CohortDraft, draftOf, draftOfTemplate } from './cohort-draft';
import { plansLike, plansOf } from './half-day-plans';

/** What a new session takes after: another, or a template of the hub. */
export interface Pattern {
  organisationId: string;
  name: string;
  where: 'room' | 'remote';
  draft: CohortDraft;
  /** Null: the newest. */
  courseVersionId: string | null;
  messagesPaused: boolean;
  /** The title of one that begins on this day; empty: the course, the hub and the month say it. */
  titleOn: (day: string) => string;
  plansOn: (firstDay: string, timeZone: string) => HalfDayPlan[];
}

const whereOf = (halfDays: readonly { mode: string }[]) =>
  halfDays.every(({ mode }) => mode === 'remote') ? 'remote' : 'room';

/** As another session: its title too, unless it is the one that would be suggested. */
export function patternOfCohort(cohort: CohortView, suggested: (day: string) => string): Pattern {
  const { halfDays, timeZone, title } = cohort;
  const day = halfDays[0] ? localDate(new Date(halfDays[0].startsAt), timeZone) : '';
  return {
    organisationId: cohort.organisationId,
    name: title,
    where: whereOf(halfDays),
    draft: draftOf(cohort),
    courseVersionId: cohort.courseVersion.id,
    messagesPaused: cohort.messagesPaused,
    titleOn: () => (title === suggested(day) ? '' : title),
    plansOn: (firstDay, zone) => plansLike(plansOf(cohort), firstDay, zone),
  };
}

export function patternOfTemplate(template: CohortTemplate): Pattern {
  const { halfDays, title } = template;
  return {
    organisationId: template.organisationId,
    name: template.name,
    where: whereOf(halfDays),
    draft: draftOfTemplate(template),
    courseVersionId: template.courseVersionId,
    messagesPaused: template.messagesPaused,
    titleOn: (day) => [title, title && day && monthOf(day)].filter(Boolean).join(', '),
    plansOn: (firstDay, zone) =>
      halfDays.map(({ after, ...halfDay }) => ({
        ...halfDay,
        day: workingDaysAfter(firstDay, after, zone),
      })),
  };
}
