import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { HistoryEntry, PersonRef } from '@percolateur/contract';
import { DataSource } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { historySentence } from './history-sentences';
import type { PastDeed } from './history-sentences';

type Row = PastDeed & { id: string; at: Date; actor: PersonRef | null; reason: string | null };

const deeds = `
  select v.id, v.at, v.action, v.detail,
         coalesce(v.reason, r.content ->> 'reason') as reason,
         n.subject,
         case when a.id is not null then
           json_build_object('id', a.id, 'firstName', a.first_name, 'lastName', a.last_name) end
           as actor,
         p.first_name || ' ' || p.last_name as person
  from audit_event v
  left join personal_data r on r.evidence_id = v.id
  left join note n on n.id::text = v.detail ->> 'noteId'
  left join person a on a.id = v.actor_id
  left join enrolment e on e.cohort_id = $1 and e.id::text =
    case v.object_type when 'enrolment' then v.object_id else v.detail ->> 'enrolmentId' end
  left join person p on p.id = e.person_id
  where (v.object_type, v.object_id) in (
    select 'cohort', $1::text
    union all select 'enrolment', id::text from enrolment where cohort_id = $1)
  order by v.at desc, v.id desc`;

/** What was done to a cohort and to its people, by whom and why. */
@Injectable()
export class CohortHistory {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
  ) {}

  /** The latest first. @throws Refusal `not-found` or `forbidden` */
  async of(caller: Caller, cohortId: string): Promise<HistoryEntry[]> {
    await this.access.cohort(caller, cohortId, 'audit.read');
    const rows = await this.db.query<Row[]>(deeds, [cohortId]);
    return rows.map(({ id, at, actor, reason, ...deed }) => ({
      id,
      at: at.toISOString(),
      actor,
      text: historySentence(deed),
      reason,
    }));
  }
}
