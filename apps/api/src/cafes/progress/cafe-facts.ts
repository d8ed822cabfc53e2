import type { CafeFacts } from '@percolateur/domain';
import type { EntityManager } from 'typeorm';
import { standingCafes } from './held';

/** Somebody certified, with what is known of their cafés. */
export interface Certified extends CafeFacts {
  enrolmentId: string;
  firstName: string;
  lastName: string;
  cohortId: string;
  cohortTitle: string;
  timeZone: string;
  helper: string | null;
  /** Whether somebody recommended them for a café. */
  endorsed: boolean;
}

/** When an enrolment was certified: its first attestation in force. */
export const certified = `
  select s.enrolment_id as id, min(s.issued_at) as at from standing_certificate s
  where s.kind = 'attestation' group by s.enrolment_id`;

type Instants = Record<'announcedAt' | 'startsAt' | 'endsAt', string> & { toldAt: string | null };
type Row = Omit<Certified, 'planned' | 'cafes'> & {
  plannedOn: string | null;
  saidAt: Date | null;
  cafes: Instants[];
};

/** Those certified whose cohort `c`, or certificate `d`, is as `where` says; the last certified first. */
export async function certifiedThere(
  manager: EntityManager,
  where: string,
  values: readonly unknown[],
  most: number,
): Promise<Certified[]> {
  const rows = await manager.query<Row[]>(
    `select e.id as "enrolmentId", p.first_name as "firstName", p.last_name as "lastName",
            c.id as "cohortId", c.title as "cohortTitle", c.time_zone as "timeZone",
            d.at as "certifiedAt", k.planned_on::text as "plannedOn", k.updated_at as "saidAt",
            h.first_name || ' ' || h.last_name as helper,
            exists (select from cafe_endorsement n join public_cafe q on q.id = n.cafe_id
                    where q.enrolment_id = e.id and n.status = 'confirmed') as endorsed,
            coalesce((select json_agg(json_build_object(
                        'announcedAt', f.announced_at, 'startsAt', f.starts_at,
                        'endsAt', f.ends_at, 'toldAt', f.told_at))
                      from ${standingCafes} f where f.enrolment_id = e.id), '[]') as cafes
     from (${certified}) d join enrolment e on e.id = d.id join cohort c on c.id = e.cohort_id
     join person p on p.id = e.person_id
     left join cafe k on k.enrolment_id = e.id
     left join cafe_pairing g on g.enrolment_id = e.id left join person h on h.id = g.helper_id
     where ${where} order by d.at desc, e.id limit ${most}`,
    [...values],
  );
  return rows.map(({ plannedOn, saidAt, cafes, ...row }) => ({
    ...row,
    planned: plannedOn && saidAt ? { on: plannedOn, saidAt } : null,
    // In JSON an instant is words.
    cafes: cafes.map(({ announcedAt, startsAt, endsAt, toldAt }) => ({
      ...{ announcedAt: new Date(announcedAt), startsAt: new Date(startsAt) },
      ...{ endsAt: new Date(endsAt), toldAt: toldAt ? new Date(toldAt) : null },
    })),
  }));
}
