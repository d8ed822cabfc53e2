import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { RuleAudience, RuleName } from '@percolateur/contract';
import { choiceOf, delayOf, editable, recipients, Refusal, whenInWords } from '@percolateur/domain';
import type { ClaimedMessage, ReminderFacts } from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { MailQueue } from '../../platform/mail-queue';
import { Enrolment } from '../../record/enrolment.entity';
import { MailRefusal } from '../../record/mail-refusal.entity';
import { Person } from '../../record/person.entity';
import { reminderFacts } from './reminder-facts';

/** Who receives which message of a cohort, when, and why the others do not; and who is left in peace. */
@Injectable()
export class RuleAudienceService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly queue: MailQueue,
  ) {}

  /** By name. @throws Refusal `not-found` or `forbidden` */
  async of(caller: Caller, cohortId: string, rule: RuleName): Promise<RuleAudience> {
    await this.access.cohort(caller, cohortId, 'message.manage');
    const { manager } = this.db;
    const facts = (await reminderFacts(manager, [cohortId])).get(cohortId);
    if (!facts) throw new Refusal('not-found');
    const claimed: ClaimedMessage[] = await this.db.query(
      `select person_id as "personId", rule, occurrence, status, sent_at as "sentAt"
       from message where cohort_id = $1 and rule = $2`,
      [cohortId, rule],
    );
    const lines = recipients(
      rule,
      facts,
      claimed,
      this.clock.now(),
      await this.refusing(rule, facts),
    );
    const people = await manager.find(Person, {
      select: { id: true, firstName: true, lastName: true },
      where: { id: In([...new Set(lines.map(({ personId }) => personId))]) },
      order: { lastName: 'ASC', firstName: 'ASC', id: 'ASC' },
    });
    const silenced = new Set(
      facts.enrolments.filter(({ paused }) => paused).map(({ personId }) => personId),
    );
    return {
      paused: facts.cohort.paused,
      when: whenInWords(rule, delayOf(rule, facts.settings)),
      mandatory: editable(rule).mandatory,
      people: people.flatMap(({ id, firstName, lastName }) =>
        lines
          .filter(({ personId }) => personId === id)
          .map(({ at, ...line }) => ({
            ...line,
            ...{ firstName, lastName, at: at?.toISOString() ?? null, paused: silenced.has(id) },
          })),
      ),
    };
  }

  /** Who chose to do without messages of this kind. */
  private async refusing(rule: RuleName, facts: ReminderFacts): Promise<Set<string>> {
    const choice = choiceOf(rule);
    if (!choice) return new Set();
    const personId = In(facts.enrolments.map((each) => each.personId));
    const refusals = await this.db.manager.findBy(MailRefusal, { choice, personId });
    return new Set(refusals.map((each) => each.personId));
  }

  /** Suspends the messages of a cohort, or lets them go. @throws Refusal `not-found` or `forbidden` */
  async pauseCohort(caller: Caller, cohortId: string, paused: boolean): Promise<void> {
    const { organisationId } = await this.access.cohort(caller, cohortId, 'message.manage');
    await this.db.transaction((manager) =>
      this.pause(manager, 'cohort', cohortId, paused, { actorId: caller.id, organisationId }),
    );
    await this.queue.sweepSoon();
  }

  /** Suspends the messages to a person of a cohort, or lets them go. @throws Refusal as above */
  async pausePerson(caller: Caller, enrolmentId: string, paused: boolean): Promise<void> {
    const enrolment = await this.db.manager.findOneBy(Enrolment, { id: enrolmentId });
    if (!enrolment) throw new Refusal('not-found');
    const { organisationId } = await this.access.cohort(
      caller,
      enrolment.cohortId,
      'message.manage',
    );
    await this.db.transaction((manager) =>
      this.pause(manager, 'enrolment', enrolmentId, paused, { actorId: caller.id, organisationId }),
    );
    await this.queue.sweepSoon();
  }

  /** Not through the entity, whose revision tells of dates: nobody’s calendar changes. */
  private async pause(
    manager: EntityManager,
    objectType: 'cohort' | 'enrolment',
    objectId: string,
    paused: boolean,
    by: { actorId: string; organisationId: string },
  ): Promise<void> {
    const [, changed]: [unknown, number] = await manager.query(
      `update ${objectType} set messages_paused_at = $2
       where id = $1 and (messages_paused_at is not null) <> ($2::timestamptz is not null)`,
      [objectId, paused ? this.clock.now() : null],
    );
    if (changed === 0) return;
    const action = paused ? 'messages.paused' : 'messages.resumed';
    await this.audit.record(manager, { ...by, action, objectType, objectId });
  }
}
