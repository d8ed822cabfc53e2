import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { fullName, Refusal, typeset } from '@percolateur/domain';
import type { AgendaKind } from '@percolateur/domain';
import { subYears } from 'date-fns/subYears';
import { DataSource, In, IsNull, MoreThan, Not } from 'typeorm';
import type { FindOptionsWhere } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { Cohort } from '../../record/cohort.entity';
import { GatheringSeat } from '../../record/gathering-seat.entity';
import type { Person } from '../../record/person.entity';
import { calendarFeed, calendarFile, written } from '../mail/calendar';
import type { DiaryContext, Entry } from '../mail/calendar';
import { entrySequences } from '../mail/entry-sequence';
import { gatheringEvent } from '../mail/gathering-entry';
import { homeOf } from '../mail/letter-context';
import { organizerOf } from './organizer';

type Owner = DiaryContext['person'];

/** Whose half-days: drafts are nobody’s yet, and what was long ago leaves diaries. */
const cohortsOf: Record<AgendaKind, string> = {
  learner: `
    select c.id from enrolment e join cohort c on c.id = e.cohort_id
    where e.person_id in (select records_of($1)) and e.status in ('accepted', 'completed', 'not_completed')
      and c.status <> 'draft' and c.ends_at > $2`,
  trainer: `
    select c.id from cohort_trainer t join cohort c on c.id = t.cohort_id
    where t.person_id = $1 and c.status <> 'draft' and c.ends_at > $2
      and exists (select from role_grant r join organisation o on o.id = r.organisation_id
                  where r.person_id = $1 and (r.organisation_id = c.organisation_id
                        or (r.role = 'admin' and o.kind = 'national')))`,
};

const names: Record<AgendaKind, string> = {
  learner: 'Ma formation',
  trainer: 'Mes sessions à animer',
};

/** The half-days of a person, for their diary. */
@Injectable()
export class AgendaService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** Those of one cohort that a person follows, as a file. @throws Refusal `not-found` */
  async ofCohort(
    caller: Parameters<AccessService['enrolment']>[0],
    asked: string,
  ): Promise<string> {
    const { cohortId } = await this.access.enrolment(caller, asked);
    const [context] = await this.contextsOf(caller, 'learner', [cohortId]);
    return calendarFile(context!);
  }

  /** Those of every cohort that a person follows, or teaches, for a year back and all to come. */
  async ofPerson(person: Person, kind: AgendaKind): Promise<string> {
    const since = subYears(this.clock.now(), 1);
    const found: { id: string }[] = await this.db.query(cohortsOf[kind], [person.id, since]);
    const ids = found.map(({ id }) => id);
    const contexts = await this.contextsOf(person, kind, ids);
    const gatherings =
      kind === 'learner'
        ? await this.gatheringsOf(person, [person.id], { gathering: { endsAt: MoreThan(since) } })
        : [];
    return calendarFeed(typeset(`${names[kind]}, ${fullName(person)}`), contexts, gatherings);
  }

  /** One online gathering that the caller signed up for, as a file. @throws Refusal `not-found` */
  async ofGathering(caller: Caller, seriesId: string, day: string): Promise<string> {
    const which = { gathering: { seriesId, day, cancelledAt: IsNull() } };
    const [event] = await this.gatheringsOf(caller, caller.records, which);
    if (!event) throw new Refusal('not-found');
    return written([event]);
  }

  private async gatheringsOf(
    person: Owner,
    records: string[],
    which: FindOptionsWhere<GatheringSeat>,
  ): Promise<Entry[]> {
    const { manager } = this.db;
    const seats = await manager.find(GatheringSeat, {
      where: { ...which, personId: In(records), signedUpAt: Not(IsNull()) },
      relations: { gathering: { series: true } },
      order: { id: 'ASC' },
    });
    if (seats.length === 0) return [];
    const organizer = await organizerOf(manager);
    const { publicUrl } = this.env;
    return seats.map(({ gathering, signedUpAt }) =>
      gatheringEvent({
        ...{ gathering: gathering!, series: gathering!.series!, person, organizer, publicUrl },
        now: signedUpAt!,
      }),
    );
  }

  /** Stamped by when they changed: read again unchanged, a file is the same to the byte. */
  private async contextsOf(
    person: Owner,
    kind: AgendaKind,
    ids: readonly string[],
  ): Promise<DiaryContext[]> {
    const cohorts = await this.db.manager.find(Cohort, {
      where: { id: In(ids) },
      relations: { organisation: true, halfDays: true },
      order: { id: 'ASC', halfDays: { startsAt: 'ASC', id: 'ASC' } },
    });
    const entries = ids.map((cohortId) => ({ personId: person.id, cohortId }));
    const sequences = await entrySequences(this.db.manager, entries);
    return cohorts.map(({ organisation, ...cohort }) => {
      const { present, changedAt } = sequences.find(({ cohortId }) => cohortId === cohort.id)!;
      return {
        cohort: { ...cohort, organisation: organisation! },
        halfDays: cohort.halfDays,
        home: homeOf(this.env.publicUrl, cohort.id, kind === 'trainer'),
        now: changedAt,
        person,
        sequence: present,
      };
    });
  }
}
