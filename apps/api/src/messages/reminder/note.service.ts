import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { NewNote } from '@percolateur/contract';
import { followsCourse, noted, Refusal } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { MailQueue } from '../../platform/mail-queue';
import type { Cohort } from '../../record/cohort.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { Note } from '../../record/note.entity';
import { reminderFacts } from './reminder-facts';

type Written = NewNote & { enrolmentId: string | null };

/** What the team writes to the people of a cohort, or to one; the sweep finds whom it is owed. */
@Injectable()
export class NoteService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly mail: MailQueue,
  ) {}

  /**
   * Writes to those of the audience, and answers how many they are. The same request again changes
   * nothing.
   * @throws Refusal `not-found`, `forbidden`, `cohort-not-open` for a draft or an archived cohort,
   * `id-reused`
   */
  async write(caller: Caller, cohortId: string, request: NewNote): Promise<{ count: number }> {
    const cohort = await this.access.cohort(caller, cohortId, 'message.manage');
    return this.keep(caller, cohort, { ...request, enrolmentId: null });
  }

  /**
   * Writes to one person of a session that the caller teaches or runs.
   * @throws Refusal as `write`; `not-found` also of somebody who does not follow it
   */
  async writeTo(
    caller: Caller,
    enrolmentId: string,
    request: Omit<NewNote, 'audience'>,
  ): Promise<void> {
    const enrolment = await this.db.manager.findOneBy(Enrolment, { id: enrolmentId });
    if (!enrolment || !followsCourse(enrolment.status)) throw new Refusal('not-found');
    const cohort = await this.access.cohort(caller, enrolment.cohortId, 'person.write-to');
    await this.keep(caller, cohort, { ...request, audience: 'accepted', enrolmentId });
  }

  private async keep(caller: Caller, cohort: Cohort, request: Written): Promise<{ count: number }> {
    const { id: cohortId } = cohort;
    if (cohort.status === 'draft' || cohort.status === 'archived') {
      throw new Refusal('cohort-not-open');
    }
    const count = await this.db.transaction(async (manager) => {
      const { raw } = await manager
        .createQueryBuilder()
        .insert()
        .into(Note)
        .values({ ...request, cohortId, authorId: caller.id, writtenAt: this.clock.now() })
        .orIgnore()
        .returning('id')
        .execute();
      const note = await manager.findOneByOrFail(Note, { id: request.id });
      const { audience, subject, body, enrolmentId } = request;
      const same = { ...note, cohortId, audience, subject, body, enrolmentId };
      if (JSON.stringify(note) !== JSON.stringify(same)) throw new Refusal('id-reused');
      const facts = (await reminderFacts(manager, [cohortId])).get(cohortId);
      const people = facts?.enrolments.filter((each) => noted(note, each).length > 0) ?? [];
      if ((raw as unknown[]).length > 0) {
        await this.audit.record(manager, {
          actorId: caller.id,
          organisationId: cohort.organisationId,
          action: 'note.written',
          objectType: 'cohort',
          objectId: cohortId,
          detail: { noteId: note.id, count: people.length },
        });
      }
      return people.length;
    });
    await this.mail.sweepSoon();
    return { count };
  }
}
