import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { LearnerPage, LearnerRow, PersonEdit } from '@percolateur/contract';
import {
  isKnownTo,
  mayAnywhere,
  mayCorrectName,
  onlyForTheNation,
  Refusal,
} from '@percolateur/domain';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { AccessService } from '../access/access.service';
import type { Caller } from '../auth/caller';
import { pageFrom, pageSize, searched } from '../../record/searched';
import { OrganisationService } from './organisation.service';
import { MistypedAddress } from '../people/mistyped-address.service';
import { NameService } from '../people/name.service';
import { PeopleService } from '../people/people.service';
import { MailQueue } from '../../platform/mail-queue';

/**
 * $1: the hub, null for every one; $2: the id of the person after whom the page begins. Who is looked
 * for is found before anything is put in order: a family name stands at one place of that order, and
 * the planner, which takes matches to be spread evenly, would walk half the nation to reach it.
 */
const learnersOf = (words: readonly string[]) => `
  with found as ${words.length > 0 ? '' : 'not'} materialized (
    select p.id, p.first_name, p.last_name, p.email, p.employer from person p
    where true ${words.map((_, index) => `and p.search like $${index + 3}`).join(' ')}
  ), page as (
    select p.* from found p
    where exists (select from enrolment e join cohort c on c.id = e.cohort_id
                  where e.person_id = p.id and ($1::uuid is null or
                    (c.organisation_id = $1 and e.written_as is null)))
      and ($2::uuid is null or (p.last_name, p.first_name, p.id) >
           (select last_name, first_name, id from person where id = $2))
    order by p.last_name, p.first_name, p.id limit ${pageSize + 1}
  )
  select page.id as "personId", page.first_name as "firstName", page.last_name as "lastName",
         page.email, page.employer, followed.cohorts, same.namesakes,
         (select json_build_object('personId', t.id, 'email', t.email)
          from person_merge m join person t on t.id = m.person_id
          where m.other_id = page.id) as "mergedInto"
  from page cross join lateral (
    select coalesce(json_agg(json_build_object('personId', t.id, 'email', t.email)
                             order by t.email), '[]') as namesakes
    from (select t.id, t.email from person t
          where bare_word(t.last_name) = bare_word(page.last_name)
            and bare_word(t.first_name) = bare_word(page.first_name) and t.id not in (select records_of(page.id))
            and not exists (select from two_people w where w.one_id = least(t.id, page.id)
                            and w.other_id = greatest(t.id, page.id))
            and ($1::uuid is null or t.home_organisation_id = $1 or exists (
              select from enrolment e join cohort c on c.id = e.cohort_id
              where e.person_id = t.id and e.written_as is null and c.organisation_id = $1))
          limit 5) as t
  ) as same cross join lateral (
    select json_agg(json_build_object('id', each.id, 'title', each.title, 'startsAt',
             nullif(each.starts_at, 'infinity')) order by each.created_at desc) as cohorts
    from (select c.id, c.title, c.starts_at, e.created_at
          from enrolment e join cohort c on c.id = e.cohort_id
          where e.person_id = page.id and ($1::uuid is null or c.organisation_id = $1)
          order by e.created_at desc limit 10) as each
  ) as followed
  order by page.last_name, page.first_name, page.id`;

/** The people enrolled in the cohorts of an organisation. */
@Injectable()
export class LearnersService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly organisations: OrganisationService,
    private readonly addresses: MistypedAddress,
    private readonly mail: MailQueue,
    private readonly names: NameService,
    private readonly people: PeopleService,
  ) {}

  /**
   * One page of those whose name, address or employer hold every word searched, whatever the case
   * and accents; for the national body, the people of every hub.
   * @throws Refusal `not-found` or `forbidden`
   */
  async search(
    caller: Caller,
    organisationId: string,
    { search, after }: { search?: string; after?: string },
  ): Promise<LearnerPage> {
    const { kind } = await this.organisations.find(caller, organisationId, 'people.read');
    const everywhere = kind === 'national' && mayAnywhere(caller, 'hub.create');
    const hub = everywhere ? null : organisationId;
    if (everywhere || onlyForTheNation(caller, organisationId)) {
      const read = { type: 'organisation' as const, id: organisationId };
      this.access.noteNationalRead(caller, organisationId, read);
    }
    const words = searched(search);
    const read = await this.db.query<LearnerRow[]>(learnersOf(words), [hub, after, ...words]);
    return pageFrom(read, ({ personId }) => personId);
  }

  /**
   * Corrects the name of a person that the organisation answers for, and the address where it was
   * mistyped; the nation answers for all. What they were called is kept, for what was signed under
   * it, and they are told. Documents already issued keep theirs.
   * @throws Refusal `not-found`, also for a person of another hub; `forbidden`, `address-settled`,
   * `address-taken`
   */
  async correct(
    caller: Caller,
    organisationId: string,
    personId: string,
    { email, ...card }: z.infer<typeof PersonEdit>,
  ): Promise<void> {
    const { kind } = await this.organisations.find(caller, organisationId, 'people.write');
    const nation = kind === 'national' && mayAnywhere(caller, 'hub.create');
    await this.db.transaction(async (manager) => {
      const holder = await this.people.standingOf(manager, personId);
      if (!nation && !isKnownTo(holder, organisationId)) throw new Refusal('not-found');
      if (!nation && !mayCorrectName(holder, organisationId)) throw new Refusal('forbidden');
      const by = { actorId: caller.id, organisationId };
      await this.names.change(manager, personId, card, by);
      if (email !== undefined) await this.addresses.correct(manager, personId, email, by);
    });
    await this.mail.sweepSoon();
  }
}
