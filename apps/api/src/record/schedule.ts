import type { PastSchedule as KnownSchedule, Schedule } from '@percolateur/domain';
import type { Cohort } from './cohort.entity';
import type { PastSchedule, Stored, StoredSchedule } from './past-schedule.entity';

/** When and where a cohort meets, of a cohort with its half-days. */
export function scheduleOf(cohort: Cohort): Schedule {
  const { timeZone, venueName, venueAddress, remoteLink, halfDays } = cohort;
  return {
    ...{ timeZone, venueName, venueAddress, remoteLink },
    halfDays: halfDays.map(({ id, title, mode, startsAt, endsAt }) => ({
      ...{ id, title, mode, startsAt, endsAt },
    })),
  };
}

/** The same with who leads, to be kept. */
export const storedSchedule = (cohort: Cohort): StoredSchedule => ({
  ...(JSON.parse(JSON.stringify(scheduleOf(cohort))) as Stored<Schedule>),
  trainerIds: cohort.trainers.map(({ id }) => id),
});

/** A kept schedule as the rules read it. */
export function knownSchedule({
  revision,
  changedAt,
  schedule,
}: Pick<PastSchedule, 'revision' | 'changedAt' | 'schedule'>): KnownSchedule {
  return {
    revision,
    changedAt: new Date(changedAt),
    schedule: {
      ...schedule,
      halfDays: schedule.halfDays.map(({ startsAt, endsAt, ...halfDay }) => ({
        ...halfDay,
        startsAt: new Date(startsAt),
        endsAt: new Date(endsAt),
      })),
    },
  };
}
