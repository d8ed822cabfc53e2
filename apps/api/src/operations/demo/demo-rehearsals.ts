import { proposedMarks } from '@percolateur/domain';
import type { ObservationMarks } from '@percolateur/domain';
import { addMinutes } from 'date-fns/addMinutes';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { keepEvidence } from '../../record/apart';
import { AuditEvent } from '../../record/audit-event.entity';
import type { Cohort } from '../../record/cohort.entity';
import type { Enrolment } from '../../record/enrolment.entity';
import { ObservationValidation } from '../../record/observation-validation.entity';
import { Observation } from '../../record/observation.entity';
import { OwnCriterion } from '../../record/own-criterion.entity';
import type { Person } from '../../record/person.entity';

/** What a peer, then the trainer, saw of each, and in which words. */
const grids: { marks: ObservationMarks; seen: string; byTrainer?: ObservationMarks }[] = [
  {
    marks: { g1: 3, g2: 2, g3: 3, g4: 3, g5: 3, g6: 3, g7: 3, g8: 2 },
    seen: 'But, durée et règles dits en vingt secondes, à la première minute.',
    byTrainer: { g1: 4, g2: 3, g3: 3, g4: 3, g5: 3, g6: 3, g7: null, g8: 3 },
  },
  {
    marks: { g1: 3, g2: 3, g3: 2, g4: 3, g5: 4, g6: 3, g7: 3, g8: 3 },
    seen: 'A relié ce que disaient deux personnes. La consigne a été redite une fois.',
  },
  {
    marks: { g1: 3, g2: 3, g3: 4, g4: 3, g5: 2, g6: 4, g7: null, g8: 3 },
    seen: 'A dit « je ne sais pas », puis a montré où vérifier.',
  },
];

/** Each was observed by the next, some by the trainer too, who validated before the end. */
export async function writeRehearsals(
  manager: EntityManager,
  { id: cohortId, organisationId, halfDays }: Cohort,
  enrolments: readonly Enrolment[],
  trainer: Person,
): Promise<void> {
  const { startsAt } = halfDays[3];
  for (const [index, { marks, seen, byTrainer }] of grids.entries()) {
    const { id: enrolmentId, personId: about } = enrolments[index];
    const at = addMinutes(startsAt, 125 + 11 * index);
    const filled = { enrolmentId, about, clientTime: at, filledAt: at, receivedAt: at };
    const observer = enrolments[(index + 1) % grids.length].personId;
    await keepEvidence(manager, Observation, [
      { ...filled, id: uuidv7(), observerId: observer, role: 'peer', marks, said: { seen } },
      ...(byTrainer
        ? [
            {
              ...{ ...filled, id: uuidv7(), observerId: trainer.id, role: 'trainer' as const },
              ...{ marks: byTrainer, said: {} },
            },
          ]
        : []),
    ]);
    const retained = proposedMarks(Object.keys(marks), byTrainer ? [marks, byTrainer] : [marks]);
    const validatedAt = addMinutes(at, 20);
    await keepEvidence(manager, ObservationValidation, [
      {
        ...{ id: uuidv7(), enrolmentId, trainerId: trainer.id, marks: retained },
        ...{ at: validatedAt, supersedesId: null, about, said: {} },
      },
    ]);
    await manager.insert(AuditEvent, {
      ...{ id: uuidv7(), organisationId, actorId: trainer.id, at: validatedAt },
      ...{ action: 'observation.validated', objectType: 'cohort', objectId: cohortId },
      detail: { enrolmentId, again: false },
    });
  }
}

/** The team watches for one thing more than the course asks. */
export async function writeOwnCriterion(
  manager: EntityManager,
  { id: cohortId, halfDays }: Cohort,
  trainer: Person,
): Promise<void> {
  await manager.insert(OwnCriterion, {
    ...{ id: uuidv7(), cohortId, addedById: trainer.id, addedAt: halfDays[0].startsAt },
    ...{ title: 'Voix', meaning: 'On l’entend du fond de la salle', removedAt: null },
  });
}
