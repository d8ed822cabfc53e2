import { Inject, Injectable } from '@nestjs/common';
import type { CertificateKind } from '@percolateur/contract';
import { scheduleKnownBy } from '@percolateur/domain';
import type { ReminderFacts, ReminderRule } from '@percolateur/domain';
import { LRUCache } from 'lru-cache';
import { In } from 'typeorm';
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
import { reachedBy } from '../../people/people/person-at';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import type { Message } from '../../record/message.entity';
import { certificatesInForce } from './reminder-facts';
import { standingVersions, wordsOf } from './rule-versions';

/** What a letter is about. */
type About = Pick<Message, 'personId' | 'cohortId' | 'enrolmentId' | 'occurrence' | 'rule'>;

type Course = Pick<LetterContext, 'programme' | 'positioning'>;

/** The few parts of a course that letters speak of: the whole document is far larger. */
const courseParts = `
  select brief -> 'programme' as programme,
         (select jsonb_build_object('id', quiz -> 'id',
                                    'questions', jsonb_array_length(quiz -> 'questions'))
          from jsonb_array_elements(document -> 'quizzes') quiz
          where quiz ->> 'kind' = 'positioning' limit 1) as positioning
  from course_version where id = $1`;

/** What letters asked for together speak of. */
export interface Contexts {
  /** Where they go. */
  addresses: string[];
  /** @throws Error for a letter that cannot be made */
  of(about: About, now: Date): Promise<LetterContext>;
}

/** Gathers what letters speak of. */
@Injectable()
export class LetterWriter {
  /** Course versions are immutable. */
  private readonly courses = new LRUCache<string, Course>({ max: 50 });

  constructor(
    private readonly invitations: InvitationService,
    private readonly links: SigningLinkTokens,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** Reads at once what these letters speak of; `factsOf` are those of their cohorts, by id. */
  async read(
    manager: EntityManager,
    abouts: readonly About[],
    factsOf: ReadonlyMap<string, ReminderFacts>,
  ): Promise<Contexts> {
    const cohorts = await this.cohortsOf(manager, [...factsOf.keys()]);
    const people = await reachedBy(manager, unique(abouts.map(({ personId }) => personId)));
    const enrolments = await this.enrolmentsOf(manager, abouts);
    const sequences = await entrySequences(
      manager,
      abouts.flatMap(({ personId, cohortId }) => (cohortId ? [{ personId, cohortId }] : [])),
    );
    const versionOf = await standingVersions(
      manager,
      unique([...cohorts.values()].map(({ organisationId }) => organisationId)),
      unique(abouts.map(({ rule }) => wordedAs(rule))),
    );
    const noteIds = abouts.flatMap(({ rule, occurrence }) => (rule === 'note' ? [occurrence] : []));
    const notes = noteIds.length > 0 ? await manager.findBy(Note, { id: In(noteIds) }) : [];
    const addresses = [...people.values()].map(({ email }) => email);
    const of: Contexts['of'] = async (about, now) => {
      const { personId, cohortId, enrolmentId, occurrence, rule } = about;
      const [cohort, facts] = [cohorts.get(cohortId ?? ''), factsOf.get(cohortId ?? '')];
      const [person, enrolment] = [people.get(personId), enrolments.get(enrolmentId ?? '')];
      const entries = sequences.find(
        (each) => each.personId === personId && each.cohortId === cohortId,
      );
      if (!cohort || !facts || !person || !entries) throw new Error(`No cohort ${cohortId}`);
      const teaches = facts.trainers.some((trainer) => trainer.personId === personId);
      return {
        now,
        publicUrl: this.env.publicUrl,
        person,
        occurrence,
        cohort,
        halfDays: cohort.halfDays,
        facts: enrolmentId === null ? facts : ofEnrolment(facts, enrolmentId),
        known: scheduleKnownBy(facts, personId),
        sequence: entries.next,
        home: homeOf(this.env.publicUrl, cohort.id, teaches),
        words: wordsOf(versionOf(cohort.organisationId, wordedAs(rule))),
        note: rule === 'note' ? (notes.find(({ id }) => id === occurrence) ?? null) : null,
        movedTo:
          rule === 'withdrawn' && enrolment ? await this.movedTo(manager, enrolment.id) : null,
        ...(await this.courseOf(manager, cohort.courseVersionId)),
        documents: enrolment?.documents ?? [],
        invitationToken: enrolment
          ? this.invitations.tokenFor(enrolment.id, enrolment.linkVersion)
          : null,
        waited: enrolment?.waited ?? false,
        gathering: rule === 'cafe-announced' ? await this.gatheringOf(manager, now) : null,
        signingLink: rule === 'sign-link' ? await this.links.of(manager, occurrence) : null,
      };
    };
    return { addresses, of };
  }

  private async cohortsOf(
    manager: EntityManager,
    ids: readonly string[],
  ): Promise<Map<string, LetterContext['cohort']>> {
    const cohorts = await manager.find(Cohort, {
      where: { id: In([...ids]) },
      relations: { organisation: true, halfDays: true, trainers: true },
    });
    return new Map(
      cohorts.map(({ organisation, ...cohort }) => {
        if (!organisation) throw new Error(`Cohort ${cohort.id} has no organisation`);
        cohort.halfDays.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
        return [cohort.id, { ...cohort, organisation }];
      }),
    );
  }

  /** What invitations and documents ask of enrolments, by id. */
  private async enrolmentsOf(manager: EntityManager, abouts: readonly About[]) {
    type Row = Pick<Enrolment, 'id' | 'linkVersion' | 'waited'> & { documents: CertificateKind[] };
    const ids = abouts.flatMap(({ enrolmentId }) => enrolmentId ?? []);
    if (ids.length === 0) return new Map<string, Row>();
    const rows: Row[] = await manager.query(
      `select e.id, e.link_version as "linkVersion", e.waited,
              array(select kind from (${certificatesInForce('e.id')}) c) as documents
       from enrolment e where e.id = any($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
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
    const [sequence] = await entrySequences(manager, [{ personId, cohortId: cohort.id }]);
    return {
      cohort: { ...cohort, organisation: cohort.organisation! },
      halfDays: cohort.halfDays.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime()),
      status,
      sequence: sequence!.next,
      home: homeOf(this.env.publicUrl, cohort.id, false),
    };
  }

  private async courseOf(manager: EntityManager, id: string): Promise<Course> {
    const known = this.courses.get(id);
    if (known) return known;
    const [course]: Course[] = await manager.query(courseParts, [id]);
    this.courses.set(id, course);
    return course;
  }
}

/** The rule whose words a hub writes: documents read alike, sent by the clock or by hand. */
const wordedAs = (rule: ReminderRule): ReminderRule =>
  rule === 'documents-sent' ? 'documents' : rule;

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** Facts of a cohort that leave its other enrolments out. */
const ofEnrolment = (facts: ReminderFacts, enrolmentId: string): ReminderFacts => ({
  ...facts,
  enrolments: facts.enrolments.filter(({ id }) => id === enrolmentId),
});
