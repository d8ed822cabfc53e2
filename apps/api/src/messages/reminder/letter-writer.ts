import { Inject, Injectable } from '@nestjs/common';
import type { CertificateKind } from '@percolateur/contract';
import { scheduleKnownBy } from '@percolateur/domain';
import type { ReminderFacts } from '@percolateur/domain';
import { LRUCache } from 'lru-cache';
import type { EntityManager } from 'typeorm';
import { Cohort } from '../../record/cohort.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { Note } from '../../record/note.entity';
import { InvitationService } from '../../training/enrolment/invitation.service';
import type { LetterContext } from '../mail/letter-context';
import { Person } from '../../record/person.entity';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import type { Message } from '../../record/message.entity';
import { certificatesInForce } from './reminder-facts';

type Course = Pick<LetterContext, 'programme' | 'positioning'>;

/** The few parts of a course that letters speak of: the whole document is far larger. */
const courseParts = `
  select document -> 'programme' as programme,
         (select jsonb_build_object('id', quiz -> 'id',
                                    'questions', jsonb_array_length(quiz -> 'questions'))
          from jsonb_array_elements(document -> 'quizzes') quiz
          where quiz ->> 'kind' = 'positioning' limit 1) as positioning
  from course_version where id = $1`;

/** Gathers what a letter speaks of. */
@Injectable()
export class LetterWriter {
  /** Course versions are immutable. */
  private readonly courses = new LRUCache<string, Course>({ max: 50 });

  constructor(
    private readonly invitations: InvitationService,
    @Inject(ENV) private readonly env: Env,
  ) {}

  async contextOf(
    manager: EntityManager,
    { personId, cohortId, enrolmentId, occurrence, rule }: Message,
    facts: ReminderFacts,
    now: Date,
  ): Promise<LetterContext> {
    const cohort = await manager.findOneOrFail(Cohort, {
      where: { id: cohortId ?? undefined },
      relations: { organisation: true, halfDays: true, trainers: true },
    });
    const { organisation, halfDays } = cohort;
    if (!organisation) throw new Error(`Cohort ${cohort.id} has no organisation`);
    const documents: { kind: CertificateKind }[] = enrolmentId
      ? await manager.query(certificatesInForce('$1'), [enrolmentId])
      : [];
    return {
      now,
      publicUrl: this.env.publicUrl,
      person: await manager.findOneByOrFail(Person, { id: personId }),
      occurrence,
      cohort: { ...cohort, organisation },
      halfDays: halfDays.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime()),
      facts,
      known: scheduleKnownBy(facts, personId),
      sequence: await this.sequenceFor(manager, personId, cohort.id),
      note: rule === 'note' ? await manager.findOneBy(Note, { id: occurrence }) : null,
      ...(await this.courseOf(manager, cohort.courseVersionId)),
      documents: documents.map(({ kind }) => kind),
      invitationToken: enrolmentId && (await this.tokenFor(manager, enrolmentId)),
    };
  }

  private async tokenFor(manager: EntityManager, id: string): Promise<string> {
    const { linkVersion } = await manager.findOneByOrFail(Enrolment, { id });
    return this.invitations.tokenFor(id, linkVersion);
  }

  /** Above that of every entry that the person was sent for this cohort. */
  private async sequenceFor(
    manager: EntityManager,
    personId: string,
    cohortId: string,
  ): Promise<number> {
    const [{ next }]: { next: number }[] = await manager.query(
      `select coalesce(max(sequence) + 1, 0) as next from message
       where person_id = $1 and cohort_id = $2`,
      [personId, cohortId],
    );
    return next;
  }

  private async courseOf(manager: EntityManager, id: string): Promise<Course> {
    const known = this.courses.get(id);
    if (known) return known;
    const [course]: Course[] = await manager.query(courseParts, [id]);
    this.courses.set(id, course);
    return course;
  }
}
