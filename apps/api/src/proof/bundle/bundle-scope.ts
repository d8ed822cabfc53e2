import { latestCertificates } from '../../record/standing-certificates';
import { followsCourse } from '@percolateur/domain';
import type { EntityManager } from 'typeorm';
import { Enrolment } from '../../record/enrolment.entity';
import type { EvidenceBundle } from '../../record/evidence-bundle.entity';

/** The sessions that a bundle is about, the first first, with the day each begins on. */
const sessions = `
  select c.id, c.title, to_char(min(h.starts_at) at time zone c.time_zone, 'YYYY-MM-DD') as day
  from cohort c join half_day h on h.cohort_id = c.id
  where c.organisation_id = $1
    and ($2::uuid is null or c.id = $2)
    and ($3::uuid is null or exists (
      select from enrolment e where e.cohort_id = c.id and e.person_id = $3))
  group by c.id
  having ($4::date is null or (min(h.starts_at) at time zone c.time_zone)::date >= $4)
     and ($5::date is null or (min(h.starts_at) at time zone c.time_zone)::date <= $5)
  order by min(h.starts_at), c.id`;

/** A session, whoever of it the bundle is about, and their certificates in force. */
export interface BundledSession {
  id: string;
  /** The folder of its papers. */
  folder: string;
  enrolments: Enrolment[];
  certificates: Awaited<ReturnType<typeof latestCertificates>>;
}

/** Loads what a bundle is about, session by session. */
export async function bundledSessions(
  manager: EntityManager,
  bundle: Pick<EvidenceBundle, 'organisationId' | 'cohortId' | 'personId' | 'from' | 'to'>,
): Promise<BundledSession[]> {
  const { organisationId, cohortId, personId, from, to } = bundle;
  const found = await manager.query<{ id: string; title: string; day: string }[]>(sessions, [
    ...[organisationId, cohortId, personId, from, to],
  ]);
  const bundled: BundledSession[] = [];
  for (const { id, title, day } of found) {
    const all = await manager.find(Enrolment, {
      where: { cohortId: id, ...(personId && { personId }) },
      relations: { person: true },
      order: { person: { lastName: 'ASC', firstName: 'ASC' }, id: 'ASC' },
    });
    const signed = await signedIn(manager, id);
    // Who signed and left, or was moved, is told too.
    const enrolments = all.filter(
      ({ status, personId: who }) => followsCourse(status) || signed.has(who),
    );
    const certificates = await latestCertificates(
      manager,
      all.map((each) => each.id),
    );
    bundled.push({
      ...{ id, enrolments },
      // Two sessions may bear the same title on the same day.
      folder: `${day} ${asFileName(title)} ${id.slice(-4)}`,
      certificates: certificates.filter(({ status }) => status === 'issued'),
    });
  }
  return bundled;
}

/** Who signed a half-day of a session as a learner, by id. */
async function signedIn(manager: EntityManager, cohortId: string): Promise<Set<string>> {
  const rows = await manager.query<{ id: string }[]>(
    `select distinct person_id as id from standing_signature where cohort_id = $1 and role = 'learner'`,
    [cohortId],
  );
  return new Set(rows.map(({ id }) => id));
}

/** What no file system minds, the script of the name kept. */
export const asFileName = (name: string) =>
  name.replace(/[^\p{L}\p{M}\p{N} .’-]+/gu, '-').slice(0, 120);
