import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { PersonSheet } from '@percolateur/contract';
import { mayAnywhere, Refusal, reminderLabels } from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import { Message } from '../../record/message.entity';
import { Person } from '../../record/person.entity';
import { returnsOf } from '../../record/returns';
import { certificateRef, latestCertificates } from '../../record/standing-certificates';
import type { Caller } from '../auth/caller';
import { OrganisationService } from './organisation.service';

type Followed = PersonSheet['enrolments'][number] & { unaccepted: boolean };

/** $1: the person; $2: the hub, null for every one. */
const followed = `
  select e.id, c.id as "cohortId", c.title as "cohortTitle", c.status as "cohortStatus",
    c.time_zone as "timeZone", nullif(c.starts_at, 'infinity') as "startsAt", e.status,
    e.invited_at as "invitedAt", e.walk_in as "walkIn", e.written_as is not null as unaccepted,
    (select count(*)::int from half_day h where h.cohort_id = c.id) as "halfDayCount",
    (select count(distinct h.id)::int from half_day h join standing_signature s
       on s.half_day_id = h.id and s.person_id = e.person_id and s.role = 'learner'
     where h.cohort_id = c.id and s.state = 'counts') as "halfDaysSigned",
    exists (select from quiz_attempt q where q.enrolment_id = any(e.earlier_ids || e.id)
            and q.kind = 'final' and q.passed) as "finalPassed"
  from enrolment e join cohort c on c.id = e.cohort_id
  where e.person_id = $1 and ($2::uuid is null or c.organisation_id = $2)
  order by c.starts_at desc, e.id desc`;

const messagesAtMost = 100;

/** Shows a person to the hub that knows them, and of what they do elsewhere nothing. */
@Injectable()
export class PersonReader {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly organisations: OrganisationService,
  ) {}

  /**
   * For the national body, all that the person follows in every hub.
   * @throws Refusal `not-found`, also for who follows nothing here that they accepted; `forbidden`
   */
  async read(caller: Caller, organisationId: string, personId: string): Promise<PersonSheet> {
    const { kind } = await this.organisations.find(caller, organisationId, 'people.read');
    const everywhere = kind === 'national' && mayAnywhere(caller, 'hub.create');
    const { manager } = this.db;
    const rows = await manager.query<(Followed & Record<'startsAt' | 'invitedAt', Date | null>)[]>(
      followed,
      [personId, everywhere ? null : organisationId],
    );
    if (!rows.some(({ unaccepted }) => everywhere || !unaccepted)) throw new Refusal('not-found');
    const person = await manager.findOneByOrFail(Person, { id: personId });
    const { firstName, lastName, email, employer } = person;
    const certificates = await latestCertificates(
      manager,
      rows.map(({ id }) => id),
    );
    const messages = await manager.find(Message, {
      where: { personId, cohortId: In(rows.map(({ cohortId }) => cohortId)) },
      order: { dueAt: 'DESC', id: 'DESC' },
      take: messagesAtMost,
    });
    const returned = await returnsOf(
      manager,
      messages.map(({ id }) => id),
    );
    return {
      ...{ personId, firstName, lastName, email, employer },
      enrolments: rows.map(({ unaccepted: _, ...row }) => ({
        ...row,
        startsAt: row.startsAt?.toISOString() ?? null,
        invitedAt: row.invitedAt?.toISOString() ?? null,
      })),
      certificates: certificates.map((certificate) => ({
        ...certificateRef(certificate),
        cohortTitle: certificate.snapshot.cohortTitle,
        timeZone: certificate.snapshot.timeZone,
      })),
      messages: messages.map(({ id, rule, status, dueAt, sentAt, attempts, lastError }) => ({
        ...{ id, rule, status, attempts, lastError, firstName, lastName, email },
        label: reminderLabels[rule],
        returned: returned.get(id) ?? null,
        dueAt: dueAt.toISOString(),
        sentAt: sentAt?.toISOString() ?? null,
      })),
    };
  }
}
