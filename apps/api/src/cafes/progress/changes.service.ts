import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { MyChanges } from '@percolateur/contract';
import { changesSince } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import type { Caller } from '../../people/auth/caller';
import type { ClaimCorrection } from '../../record/claim-correction.entity';

type Learnt = { cohortId: string; title: string; version: string } & (
  ClaimCorrection | { id: null }
);

/** Each course that somebody learnt, with what was corrected since its version, the last course first. */
const learnt = `
  select c.id as "cohortId", c.title, v.version, k.id, k.claim_id as "claimId", k.before, k.after,
         k.why, k.source, k.at
  from enrolment e join cohort c on c.id = e.cohort_id
  join course_version v on v.id = c.course_version_id
  left join claim_correction k on k.slug = v.slug and k.at > v.imported_at
  where e.person_id = any($1) and e.status in ('accepted', 'completed', 'not_completed')
  order by c.ends_at desc, c.id`;

/** What the course says otherwise since somebody followed it. */
@Injectable()
export class ChangesService {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  async read({ records }: Caller): Promise<MyChanges> {
    const rows = await this.db.query<Learnt[]>(learnt, [records]);
    return [...Map.groupBy(rows, ({ cohortId }) => cohortId).values()].map((own) => ({
      ...{ cohortId: own[0]!.cohortId, title: own[0]!.title, version: own[0]!.version },
      changes: changesSince(own.filter((row) => row.id !== null)).map(({ first, last, whys }) => ({
        ...{ claimId: last.claimId, before: first.before, after: last.after, whys },
        ...{ at: last.at.toISOString(), source: last.source },
      })),
    }));
  }
}
