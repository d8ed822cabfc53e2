import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { SendingOutcome } from '@percolateur/contract';
import { fullName, Refusal } from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { MailQueue } from '../../platform/mail-queue';
import type { Cohort } from '../../record/cohort.entity';
import { DocumentSending } from '../../record/document-sending.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { documentsToldAt } from './told-at';

/** Sends by e-mail what was issued: the letters are owed, and the sweep finds to whom. */
@Injectable()
export class SendingService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly mail: MailQueue,
  ) {}

  /** @throws Refusal `not-found`, also when somebody is not of this cohort, `forbidden`, `cohort-not-open` */
  async preview(
    caller: Caller,
    cohortId: string,
    enrolmentIds: readonly string[],
  ): Promise<SendingOutcome> {
    await this.reached(caller, cohortId);
    return (await this.decide(this.db.manager, cohortId, enrolmentIds)).outcome;
  }

  /** Asked twice under one id, once. @throws Refusal as `preview`, `id-reused` */
  async send(
    caller: Caller,
    cohortId: string,
    { id: sendingId, enrolmentIds }: { id: string; enrolmentIds: readonly string[] },
  ): Promise<SendingOutcome> {
    const { organisationId } = await this.reached(caller, cohortId);
    const outcome = await this.db.transaction(async (manager) => {
      const { outcome, ids } = await this.decide(manager, cohortId, enrolmentIds);
      const elsewhere = await manager.findOne(DocumentSending, {
        where: { sendingId },
        relations: { enrolment: true },
      });
      if (elsewhere && elsewhere.enrolment!.cohortId !== cohortId) throw new Refusal('id-reused');
      if (ids.length === 0) return outcome;
      const asked = { sendingId, askedById: caller.id, askedAt: this.clock.now() };
      const { raw } = await manager
        .createQueryBuilder()
        .insert()
        .into(DocumentSending)
        .values(ids.map((enrolmentId) => ({ id: uuidv7(), enrolmentId, ...asked })))
        .orIgnore()
        .returning('id')
        .execute();
      const { length: count } = raw as unknown[];
      if (count > 0) {
        await this.audit.record(manager, {
          ...{ actorId: caller.id, organisationId, action: 'certificate.sent' },
          ...{ objectType: 'cohort', objectId: cohortId, detail: { count } },
        });
      }
      return outcome;
    });
    await this.mail.sweepSoon();
    return outcome;
  }

  private async reached(caller: Caller, cohortId: string): Promise<Cohort> {
    const cohort = await this.access.cohort(caller, cohortId, 'certificate.issue');
    // Nobody is written to of what is not open yet, or was called off.
    if (cohort.status === 'draft' || cohort.status === 'cancelled') {
      throw new Refusal('cohort-not-open');
    }
    return cohort;
  }

  /** To whom it goes, and who else was asked for. */
  private async decide(
    manager: EntityManager,
    cohortId: string,
    asked: readonly string[],
  ): Promise<{ outcome: SendingOutcome; ids: string[] }> {
    const enrolments = await manager.find(Enrolment, {
      where: { id: In([...asked]), cohortId },
      relations: { person: true },
    });
    if (enrolments.length < new Set(asked).size) throw new Refusal('not-found');
    // What is owed to whoever followed: an attestation d’assiduité is handed to who asks for it.
    const issued = await manager.query<{ id: string; at: Date }[]>(
      `select enrolment_id as id, max(issued_at) as at from standing_certificate
       where enrolment_id = any($1) and kind <> 'assiduite' group by enrolment_id`,
      [asked],
    );
    const ids = issued.map(({ id }) => id);
    const told = await documentsToldAt(manager, ids);
    const again = issued.filter(({ id, at }) => (told.get(id) ?? 0) >= at).length;
    const holders = enrolments.filter(({ id }) => ids.includes(id)).map(({ person }) => person!);
    const silent = await manager.query<{ address: string }[]>(
      'select address from suppressed_address where address = any($1)',
      [holders.map(({ email }) => email)],
    );
    const unreached = holders.filter(({ email }) =>
      silent.some(({ address }) => address === email),
    );
    return {
      outcome: {
        ...{ sent: ids.length, again, without: enrolments.length - ids.length },
        unreached: unreached.map(fullName),
      },
      ids,
    };
  }
}
