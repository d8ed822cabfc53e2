import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { OnTheWay, WhoIsOnTheWay } from '@percolateur/contract';
import { cafeStanding, localDate, onlyForTheNation, stuckOnTheWay } from '@percolateur/domain';
import { subDays } from 'date-fns/subDays';
import { DataSource } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { Organisation } from '../../record/organisation.entity';
import { certifiedThere } from './cafe-facts';
import type { Certified } from './cafe-facts';

/** How long after their certificate people are followed by name, and how many of a hub at most. */
const followedDays = 180;
const most = 500;

/** Where those who are certified are on the way to their first café. */
@Injectable()
export class OnTheWayService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly clock: Clock,
  ) {}

  /** Of a cohort, for its trainers and its hub. @throws Refusal `not-found` */
  async ofCohort(caller: Caller, cohortId: string): Promise<WhoIsOnTheWay> {
    const { title, trainers } = await this.access.cohort(caller, cohortId, 'cohort.read');
    const people = await certifiedThere(this.db.manager, 'c.id = $1', [cohortId], most);
    const trains = trainers.some(({ id }) => caller.records.includes(id));
    return { title, people: people.map((facts) => this.viewOf(facts, trains)) };
  }

  /** Of a hub, those certified in the last half-year. @throws Refusal `not-found`, `forbidden` */
  async ofHub(caller: Caller, organisationId: string): Promise<WhoIsOnTheWay> {
    this.access.organisation(caller, organisationId, 'people.read');
    if (onlyForTheNation(caller, organisationId)) {
      const object = { type: 'organisation', id: organisationId } as const;
      this.access.noteNationalRead(caller, organisationId, object);
    }
    const { manager } = this.db;
    const { name } = await manager.findOneByOrFail(Organisation, { id: organisationId });
    const since = subDays(this.clock.now(), followedDays);
    const people = await certifiedThere(
      manager,
      'c.organisation_id = $1 and d.at >= $2',
      [organisationId, since],
      most,
    );
    return { title: name, people: people.map((facts) => this.viewOf(facts, false)) };
  }

  private viewOf(facts: Certified, trains: boolean): OnTheWay {
    const now = this.clock.now();
    const { state, since } = cafeStanding(facts, now);
    const { enrolmentId, firstName, lastName, cohortId, cohortTitle, helper } = facts;
    return {
      ...{ enrolmentId, firstName, lastName, cohortId, cohortTitle, helper, state },
      ...{ certifiedAt: facts.certifiedAt.toISOString(), since: since.toISOString() },
      plannedOn: facts.planned?.on ?? null,
      stuck: stuckOnTheWay(facts, now, localDate(now, facts.timeZone)),
      toEndorse: trains && state === 'told' && !facts.endorsed,
    };
  }
}
