import { isTimeZone, seatPlanFault } from '@percolateur/domain';
import type { SeatPlan } from '@percolateur/domain';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { RoleGrant } from '../../record/role.entity';
import { InputInvalid } from '../../platform/problem.filter';

/** @throws InputInvalid */
export function checkTimeZone(timeZone: string): void {
  if (isTimeZone(timeZone)) return;
  throw new InputInvalid([
    { path: ['timeZone'], message: 'Choisissez un fuseau de la liste, comme Europe/Paris.' },
  ]);
}

/** Who teaches holds a role in the hub. @throws InputInvalid */
export async function checkTrainers(
  manager: EntityManager,
  organisationId: string,
  personIds: readonly string[],
): Promise<void> {
  const grants = await manager.findBy(RoleGrant, { organisationId, personId: In(personIds) });
  const known = new Set(grants.map(({ personId }) => personId));
  if (personIds.every((id) => known.has(id))) return;
  const message = 'Cette personne n’est pas dans l’équipe du hub.';
  throw new InputInvalid([{ path: ['trainerIds'], message }]);
}

/** @throws InputInvalid at the field that does not hold with the others */
export function checkSeatPlan(plan: SeatPlan): void {
  const fault = seatPlanFault(plan);
  if (fault) throw new InputInvalid([{ path: [fault.field], message: fault.message }]);
}
