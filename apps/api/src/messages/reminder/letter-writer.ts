import { Inject, Injectable } from '@nestjs/common';
import type { CertificateKind } from '@percolateur/contract';
import { scheduleKnownBy } from '@percolateur/domain';
import type { ReminderFacts } from '@percolateur/domain';
import { LRUCache } from 'lru-cache';
import type { EntityManager } from 'typeorm';
import { Cohort } from '../../record/cohort.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { Note } from '../../record/note.entity';
import { SigningLinkTokens } from '../../training/attendance/signing-link-tokens';
import { InvitationService } from '../../training/enrolment/invitation.service';
import { nextGathering } from '../../cafes/animation/gathering-plan';
import { movedOn } from '../../training/enrolment/moves';
import { entrySequences } from '../mail/entry-sequence';
import { homeOf } from '../mail/letter-context';
import type { LetterContext, MovedTo } from '../mail/letter-context';
import { reachedAt } from '../../people/people/person-at';
import { Person } from '../../record/person.entity';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import type { Message } from '../../record/message.entity';
import { certificatesInForce } from './reminder-facts';
import { standingVersion, wordsOf } from './rule-versions';

/** What a letter is about. */
type About = Pick<Message, 'personId' | 'cohortId' | 'enrolmentId' | 'occurrence' | 'rule'>;

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
    private readonly links: SigningLinkTokens,
    @Inject(ENV) private readonly env: Env,
  ) {}

  async contextOf(
    manager: EntityManager,
    { personId, cohortId, enrolmentId, occurrence, rule }: About,
    facts: ReminderFacts,
    now: Date,
  ): Promise<LetterContext> {
    // `findOne` would ask twice, to be sure of one.
    const [cohort] = await manager.find(Cohort, {
      where: { id: cohortId ?? undefined },
      relations: { organisation: true, halfDays: true, trainers: true },
    });
    if (!cohort) throw new Error(`There is no cohort ${cohortId}`);
    const { organisation, halfDays } = cohort;
    if (!organisation) throw new Error(`Cohort ${cohort.id} has no organisation`);
    const documents: { kind: CertificateKind }[] = enrolmentId
      ? await manager.query(certificatesInForce('$1'), [enrolmentId])
      : [];
    const [sequence] = await entrySequences(manager, personId, [cohort.id]);
    const teaches = facts.trainers.some((trainer) => trainer.personId === personId);
    return {
      now,
      publicUrl: this.env.publicUrl,
      person: await reachedAt(manager, await manager.findOneByOrFail(Person, { id: personId })),
      occurrence,
      cohort: { ...cohort, organisation },
      halfDays: halfDays.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime()),
      facts,
      known: scheduleKnownBy(facts, personId),
      sequence: sequence!.next,
      home: homeOf(this.env.publicUrl, cohort.id, teaches),
      words: wordsOf(await standingVersion(manager, organisation.id, rule)),
      note: rule === 'note' ? await manager.findOneBy(Note, { id: occurrence }) : null,
      movedTo:
        rule === 'withdrawn' && enrolmentId ? await this.movedTo(manager, enrolmentId) : null,
      ...(await this.courseOf(manager, cohort.courseVersionId)),
      documents: documents.map(({ kind }) => kind),
      ...(await this.invitationOf(manager, enrolmentId)),
      gathering: rule === 'cafe-announced' ? await this.gatheringOf(manager, now) : null,
      signingLink: rule === 'sign-link' ? await this.links.of(manager, occurrence) : null,
    };
  }

  private async gatheringOf(
    manager: EntityManager,
    now: Date,
  ): Promise<LetterContext['gathering']> {
    const next = await nextGathering(manager, now);
    if (!next) return null;
    const { startsAt, endsAt, series } = next;
    return { startsAt, endsAt, timeZone: series.timeZone, title: series.title };
  }

  /** Where the person of an enrolment was moved to, as long as they are there. */
  private async movedTo(manager: EntityManager, enrolmentId: string): Promise<MovedTo | null> {
    const moved = await movedOn(manager, enrolmentId);
    if (!moved) return null;
    const { status, personId } = await manager.findOneByOrFail(Enrolment, { id: moved.id });
    const cohort = await manager.findOneOrFail(Cohort, {
      where: { id: moved.cohortId },
      relations: { organisation: true, halfDays: true },
    });
    const [sequence] = await entrySequences(manager, personId, [cohort.id]);
    return {
      cohort: { ...cohort, organisation: cohort.organisation! },
      halfDays: cohort.halfDays.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime()),
      status,
      sequence: sequence!.next,
      home: homeOf(this.env.publicUrl, cohort.id, false),
    };
  }

  private async invitationOf(
    manager: EntityManager,
    id: string | null,
  ): Promise<Pick<LetterContext, 'invitationToken' | 'waited'>> {
    if (!id) return { invitationToken: null, waited: false };
    const { linkVersion, waited } = await manager.findOneByOrFail(Enrolment, { id });
    return { invitationToken: this.invitations.tokenFor(id, linkVersion), waited };
  }

  private async courseOf(manager: EntityManager, id: string): Promise<Course> {
    const known = this.courses.get(id);
    if (known) return known;
    const [course]: Course[] = await manager.query(courseParts, [id]);
    this.courses.set(id, course);
    return course;
  }
}
