import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { LearnerRow, PersonEdit } from '@percolateur/contract';
import { bareWord, may, Refusal } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { AuditService } from '../audit/audit.service';
import type { Caller } from '../auth/caller';
import { Enrolment } from '../../record/enrolment.entity';
import { Person } from '../../record/person.entity';
import { OrganisationService } from './organisation.service';
import { RoleGrant } from '../../record/role.entity';

const learnersOf = `
  select p.id as "personId", p.first_name as "firstName", p.last_name as "lastName", p.email,
         p.employer, json_agg(json_build_object('id', c.id, 'title', c.title, 'startsAt',
           (select min(h.starts_at) from half_day h where h.cohort_id = c.id))
           order by e.created_at desc) as cohorts
  from cohort c join enrolment e on e.cohort_id = c.id join person p on p.id = e.person_id
  where c.organisation_id = $1
  group by p.id
  order by p.last_name, p.first_name, p.id`;

/** The people enrolled in the cohorts of an organisation. */
@Injectable()
export class LearnersService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly organisations: OrganisationService,
    private readonly audit: AuditService,
  ) {}

  /**
   * Those whose name, address or employer hold every word searched, whatever the case and accents.
   * @throws Refusal `not-found` or `forbidden`
   */
  async search(caller: Caller, organisationId: string, search = ''): Promise<LearnerRow[]> {
    await this.organisations.find(caller, organisationId, 'people.read');
    const rows = await this.db.query<LearnerRow[]>(learnersOf, [organisationId]);
    const words = search.split(/\s+/).map(bareWord);
    return rows.filter(({ firstName, lastName, email, employer }) => {
      const text = [firstName, lastName, email, employer].map(bareWord).join(' ');
      return words.every((word) => text.includes(word));
    });
  }

  /**
   * Corrects the name of a person enrolled or working in the organisation. Documents already issued
   * keep theirs.
   * @throws Refusal `not-found`; `forbidden` also for someone who works where the caller may not
   */
  async correct(
    caller: Caller,
    organisationId: string,
    personId: string,
    card: z.infer<typeof PersonEdit>,
  ): Promise<void> {
    await this.organisations.find(caller, organisationId, 'people.write');
    await this.db.transaction(async (manager) => {
      const grants = await manager.findBy(RoleGrant, { personId });
      const here =
        grants.some((grant) => grant.organisationId === organisationId) ||
        (await manager.existsBy(Enrolment, { personId, cohort: { organisationId } }));
      if (!here) throw new Refusal('not-found');
      const reachable = grants.every((grant) =>
        may(caller, 'people.write', { ...grant, personId: caller.id }),
      );
      if (!reachable) throw new Refusal('forbidden');
      const person = await manager.findOneByOrFail(Person, { id: personId });
      const fields = (['firstName', 'lastName', 'employer'] as const).filter(
        (name) => person[name] !== card[name],
      );
      if (fields.length === 0) return;
      await manager.update(Person, { id: personId }, card);
      await this.audit.record(manager, {
        actorId: caller.id,
        action: 'person.corrected',
        objectType: 'person',
        objectId: personId,
        organisationId,
        detail: { fields: fields.join() },
      });
    });
  }
}
