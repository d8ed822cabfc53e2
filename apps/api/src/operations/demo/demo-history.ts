import type { CohortStatus } from '@percolateur/contract';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { AuditEvent } from '../../record/audit-event.entity';
import type { AuditAction } from '../../record/audit-event.entity';
import type { Cohort } from '../../record/cohort.entity';
import type { Enrolment } from '../../record/enrolment.entity';
import type { Person } from '../../record/person.entity';

const dayMs = 24 * 60 * 60_000;

/** Writes down how a cohort came to be as it is, by whom, each deed at its time. */
export async function writeHistory(
  manager: EntityManager,
  { id: cohortId, organisationId, status, halfDays, trainers }: Cohort,
  enrolments: readonly Enrolment[],
  coordinator: Person,
): Promise<void> {
  const [trainer] = trainers;
  const invitedAt = enrolments[0].invitedAt!;
  const onCohort = { objectType: 'cohort', objectId: cohortId };
  const of = (
    actor: Person | null,
    action: AuditAction,
    at: Date,
    detail: AuditEvent['detail'] = {},
  ) => ({
    ...onCohort,
    actorId: actor?.id ?? null,
    action,
    at,
    detail,
  });
  const moved = (actor: Person | null, from: CohortStatus, to: CohortStatus, at: Date) =>
    of(actor, 'cohort.moved', at, { from, to });
  const daysFrom = (instant: Date, days: number) => new Date(instant.getTime() + days * dayMs);

  const deeds = [
    of(coordinator, 'cohort.created', daysFrom(invitedAt, -3)),
    moved(coordinator, 'draft', 'open', daysFrom(invitedAt, -1)),
    of(coordinator, 'cohort.invited', invitedAt, { count: enrolments.length }),
    ...enrolments
      .filter(({ answeredAt }) => answeredAt)
      .map((enrolment) => ({
        ...of(enrolment.person!, 'enrolment.accepted', enrolment.answeredAt!),
        objectType: 'enrolment',
        objectId: enrolment.id,
      })),
  ];
  if (status !== 'open') deeds.push(moved(null, 'open', 'running', halfDays[0].startsAt));
  for (const { position, signingOpenedAt, signingClosedAt } of halfDays) {
    const halfDay = { halfDay: position };
    if (signingOpenedAt) deeds.push(of(trainer, 'signing.opened', signingOpenedAt, halfDay));
    if (signingClosedAt) {
      deeds.push(of(trainer, 'half-day.countersigned', signingClosedAt, halfDay));
    }
  }
  if (status === 'closed' || status === 'archived') {
    deeds.push(moved(coordinator, 'running', 'closed', daysFrom(halfDays[3].endsAt, 1)));
  }
  if (status === 'archived') {
    deeds.push(moved(coordinator, 'closed', 'archived', daysFrom(halfDays[3].endsAt, 30)));
  }
  await manager.insert(
    AuditEvent,
    deeds.map((deed) => ({ id: uuidv7(), organisationId, ...deed })),
  );
}
