import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { departementOf, satisfaction } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { following } from '../../learning/quiz/attempts';
import { Clock } from '../../platform/clock';
import { CohortSum } from '../../record/cohort-sum.entity';
import { documentSums, nothingOwed } from '../certificate/document-sums';
import type { DocumentSums } from '../certificate/document-sums';

const notesAtOnce = 500;
/** Other work of the worker waits meanwhile: what is left is taken half a minute later. */
const longestMs = 15_000;

/** The sums of cohorts $1, whose people follow in statuses $2 and are satisfied as $3, $4, $5 say. */
const counted = `
  select c.id as "cohortId", c.organisation_id as "organisationId", c.status,
    case when isfinite(c.ends_at)
      then extract(year from c.ends_at at time zone c.time_zone)::int end as year,
    c.venue_address as address, coalesce(e.learners, 0)::int as learners,
    coalesce(e.completed, 0)::int as completed, coalesce(e.cafes, 0)::int as cafes,
    s.signed::int as signed, a.answers::int as answers, a.satisfied::int as satisfied
  from cohort c
  left join lateral (
    select count(*) as learners, count(e.completed_at) as completed, count(f.enrolment_id) as cafes
    from enrolment e left join cafe f on f.enrolment_id = e.id
    where e.cohort_id = c.id and e.status = any($2)
      and c.status in ('running', 'closed', 'archived')) e on true
  cross join lateral (
    select count(*) as signed from standing_signature s
    where s.cohort_id = c.id and s.role = 'learner' and s.state = 'counts') s
  cross join lateral (
    select count(*) as answers,
      count(*) filter (where (a.ratings ->> $4)::int >= $5) as satisfied
    from survey_answer a where a.cohort_id = c.id and a.kind = $3 and a.ratings ? $4) a
  where c.id = any($1)`;

/** Keeps what each session adds to the figures of the nation, and the documents it owes. */
@Injectable()
export class CohortSumsService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Counts anew the sessions that have changed. One worker does at a time; the others leave it. */
  async keepUp(): Promise<void> {
    const began = performance.now();
    while (performance.now() - began < longestMs) {
      const taken = await this.db.transaction((manager) => this.countSome(manager));
      if (taken < notesAtOnce) return;
    }
  }

  private async countSome(manager: EntityManager): Promise<number> {
    const [{ mine }] = await manager.query<{ mine: boolean }[]>(
      `select pg_try_advisory_xact_lock(hashtext('cohort sums')) as mine`,
    );
    if (!mine) return 0;
    const notes = await manager.query<{ cohort_id: string }[]>(
      `with taken as (
         delete from cohort_touched
         where id in (select id from cohort_touched limit ${notesAtOnce}) returning cohort_id)
       select cohort_id from taken`,
    );
    if (notes.length === 0) return 0;
    // Counted after the notes were taken: each was committed with what it tells of, so it is seen.
    const ids = [...new Set(notes.map(({ cohort_id }) => cohort_id))];
    const { kind, questionId, from } = satisfaction;
    type Row = Omit<CohortSum, keyof DocumentSums | 'departement'> & { address: string };
    const rows = await manager.query<Row[]>(counted, [...[ids, following, kind, questionId, from]]);
    const documents = await documentSums(manager, ids, this.clock.now());
    await manager.query('delete from cohort_sum where cohort_id = any($1)', [ids]);
    const sums = rows.map(({ address, ...sum }) => ({
      ...sum,
      ...(documents.get(sum.cohortId) ?? nothingOwed),
      departement: departementOf(address),
    }));
    await manager.insert(CohortSum, sums);
    return notes.length;
  }
}
