import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { followsCourse, may, onlyForTheNation, paces, Refusal } from '@percolateur/domain';
import type { Action } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import type { Caller } from '../auth/caller';
import { Cohort } from '../../record/cohort.entity';
import { HalfDay } from '../../record/half-day.entity';
import { Enrolment } from '../../record/enrolment.entity';

/** Whom a request may reach. Not found and not yours answer the same. */
@Injectable()
export class AccessService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly audit: AuditService,
  ) {}

  /**
   * A cohort, with its trainers, for someone who may act on it.
   * @throws Refusal `not-found` if the caller may not even read it, `forbidden` if reading is all.
   */
  async cohort(caller: Caller, cohortId: string, action: Action): Promise<Cohort> {
    const cohort = await this.db.manager.findOne(Cohort, {
      where: { id: cohortId },
      relations: { trainers: true },
    });
    if (!cohort || !this.mayOn(caller, cohort, 'cohort.read')) throw new Refusal('not-found');
    if (!this.mayOn(caller, cohort, action)) throw new Refusal('forbidden');
    if (onlyForTheNation(caller, cohort.organisationId)) {
      this.noteNationalRead(caller, cohort.organisationId, { type: 'cohort', id: cohortId });
    }
    return cohort;
  }

  /** Keeps that people were read by the national right alone, once an hour for each place read. */
  noteNationalRead(
    caller: Caller,
    organisationId: string,
    object: { type: 'cohort' | 'organisation'; id: string },
  ): void {
    void this.audit.sample(paces.nationalReadsKept, `${caller.id}\n${object.id}`, {
      actorId: caller.id,
      action: 'people.read-for-the-nation',
      objectType: object.type,
      objectId: object.id,
      organisationId,
    });
  }

  /** Whether the caller may act on a cohort loaded with its trainers. */
  mayOn(caller: Caller, cohort: Cohort, action: Action): boolean {
    return may(caller, action, {
      organisationId: cohort.organisationId,
      personId: caller.id,
      cohortTrainerIds: cohort.trainers.map((trainer) => trainer.id),
    });
  }

  /**
   * A half-day, its cohort and its trainers, for staff who may act on it.
   * @throws Refusal `not-found` or `forbidden`
   */
  async halfDay(
    caller: Caller,
    halfDayId: string,
    action: Action,
  ): Promise<{ halfDay: HalfDay; cohort: Cohort }> {
    const halfDay = await this.db.manager.findOneBy(HalfDay, { id: halfDayId });
    if (!halfDay) throw new Refusal('not-found');
    return { halfDay, cohort: await this.cohort(caller, halfDay.cohortId, action) };
  }

  /** @throws Refusal `not-found` or `forbidden` unless the caller may act in the organisation. */
  organisation(caller: Caller, organisationId: string, action: Action): void {
    if (may(caller, action, { organisationId, personId: caller.id })) return;
    const known = caller.roles.some((held) => held.organisationId === organisationId);
    throw new Refusal(known ? 'forbidden' : 'not-found');
  }

  /** The caller’s own enrolment in a cohort they follow. @throws Refusal `not-found` */
  async enrolment(caller: Caller, cohortId: string): Promise<Enrolment> {
    const enrolment = await this.db.manager.findOneBy(Enrolment, { cohortId, personId: caller.id });
    if (!enrolment || !followsCourse(enrolment.status)) throw new Refusal('not-found');
    return enrolment;
  }
}
