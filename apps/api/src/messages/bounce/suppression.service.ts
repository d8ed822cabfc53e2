import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { SuppressedPerson } from '@percolateur/contract';
import { mayAnywhere, onlyForTheNation, Refusal } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { MailQueue } from '../../platform/mail-queue';
import { sendAgain, settleReturns } from '../../record/returns';

/**
 * $1: the hub, null for every one; $2: one person, whatever their address, null for those suppressed.
 * Under the name by which the hub wrote them down where it knows no other.
 */
const peopleOf = `
  select p.id as "personId", coalesce(w.written_as ->> 'firstName', p.first_name) as "firstName",
         coalesce(w.written_as ->> 'lastName', p.last_name) as "lastName", p.email,
         coalesce(w.written_as ->> 'employer', p.employer) as employer,
         s.cause, s.code, s.since,
         (select count(*)::int from message m where m.person_id = p.id and m.status = 'suppressed'
            and ($1::uuid is null or exists (select from cohort c
                 where c.id = m.cohort_id and c.organisation_id = $1))) as held
  from person p left join suppressed_address s on s.address = p.email
  left join lateral (
    select e.written_as from enrolment e join cohort c on c.id = e.cohort_id
    where e.person_id = p.id and c.organisation_id = $1
    order by e.written_as is not null, e.created_at desc limit 1) as w on true
  where (case when $2::uuid is null then s.address is not null else p.id = $2 end)
    and ($1::uuid is null
      or exists (select from enrolment e join cohort c on c.id = e.cohort_id
                 where e.person_id = p.id and c.organisation_id = $1)
      or exists (select from role_grant r where r.person_id = p.id and r.organisation_id = $1))
  order by s.since desc, p.id limit 500`;

type Row = Omit<SuppressedPerson, 'since'> & { since: Date };

/** The addresses of a hub that letters are not sent to any more. */
@Injectable()
export class SuppressionService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly queue: MailQueue,
  ) {}

  /** The latest first; for the nation, of every hub. @throws Refusal `not-found` or `forbidden` */
  async list(caller: Caller, organisationId: string): Promise<SuppressedPerson[]> {
    this.access.organisation(caller, organisationId, 'people.read');
    if (onlyForTheNation(caller, organisationId)) {
      const read = { type: 'organisation' as const, id: organisationId };
      this.access.noteNationalRead(caller, organisationId, read);
    }
    return (await this.read(caller, organisationId)).map(({ since, ...row }) => ({
      ...row,
      since: since.toISOString(),
    }));
  }

  /**
   * Writes to somebody’s address again; letters still worth sending leave. A second call changes
   * nothing.
   * @throws Refusal `not-found` for whom the hub does not know, `forbidden`, also where the person
   * complained: they alone take it back
   */
  async lift(caller: Caller, organisationId: string, personId: string): Promise<void> {
    this.access.organisation(caller, organisationId, 'people.write');
    const [person] = await this.read(caller, organisationId, personId);
    if (!person) throw new Refusal('not-found');
    if (person.cause === 'complaint') throw new Refusal('forbidden');
    await this.db.transaction(async (manager) => {
      if (!(await settleReturns(manager, person.email, this.clock.now()))) return;
      await manager.query(sendAgain, [personId, this.clock.now()]);
      await this.audit.record(manager, {
        actorId: caller.id,
        organisationId,
        action: 'person.address-lifted',
        objectType: 'person',
        objectId: personId,
      });
    });
    await this.queue.sweepSoon();
  }

  private async read(caller: Caller, organisationId: string, personId?: string): Promise<Row[]> {
    const [{ national }] = await this.db.query<{ national: boolean }[]>(
      `select kind = 'national' as national from organisation where id = $1`,
      [organisationId],
    );
    const everywhere = national && mayAnywhere(caller, 'hub.create');
    const values = [everywhere ? null : organisationId, personId ?? null];
    return this.db.query<Row[]>(peopleOf, values);
  }
}
