import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { QualiopiPage } from '@percolateur/contract';
import { answerDays, qualiopi, surveyKinds } from '@percolateur/domain';
import type { QualiopiFacts, SurveyKind } from '@percolateur/domain';
import { subDays } from 'date-fns/subDays';
import { DataSource } from 'typeorm';
import { CourseService } from '../../learning/course/course.service';
import { following } from '../../learning/quiz/attempts';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { Organisation } from '../../record/organisation.entity';

type Counts = Omit<
  QualiopiFacts,
  'answers' | 'disabilityContact' | 'objectives' | 'objectivesAsked' | 'lessons'
>;

/** Every count of the page, for the sessions of hub $1 that ended from day $2 to day $3. */
const counts = `
  with mine as materialized (
    select c.id, c.venue_name, c.venue_access, c.remote_link from cohort c
    where c.organisation_id = $1 and c.status in ('running', 'closed', 'archived')
      and (c.ends_at at time zone c.time_zone)::date between $2 and $3),
  people as materialized (
    select e.* from enrolment e where e.cohort_id in (select id from mine)),
  learners as materialized (select * from people where status = any($4)),
  attempts as materialized (
    select a.enrolment_id, a.kind, a.passed from quiz_attempt a
    where a.enrolment_id in (select id from learners) and a.status <> 'started'
      and not a.again and a.kind in ('positioning', 'final')),
  sent as materialized (
    select rule from message where cohort_id in (select id from mine) and status = 'sent'),
  register as materialized (
    select * from complaint where organisation_id = $1 and received_on between $2 and $3),
  actions as materialized (
    select * from improvement where organisation_id = $1 and decided_on between $2 and $3)
  select
    (select count(*) from mine)::int as cohorts,
    (select count(*) from mine where venue_name <> '' and venue_access <> '' or remote_link <> '')::int
      as "cohortsDescribed",
    (select count(*) from learners)::int as learners,
    (select count(*) from learners where completed_at is not null)::int as completed,
    (select count(*) from people p where withdrawn_at is not null and not exists (
       -- Who was moved to another session has not given up.
       select from enrolment n where n.earlier_ids @> array[p.id] and n.withdrawn_at is null))::int
      as withdrawn,
    (select count(distinct enrolment_id) from attempts where kind = 'positioning')::int as positioned,
    (select count(distinct enrolment_id) from attempts where kind = 'final')::int as assessed,
    (select count(distinct enrolment_id) from attempts where passed)::int as passed,
    (select count(*) from standing_validation v
     where v.enrolment_id in (select id from learners))::int as observed,
    (select count(*) from learners l join half_day h on h.cohort_id = l.cohort_id)::int as "halfDays",
    (select count(*) from standing_signature s
     where s.cohort_id in (select id from mine) and s.role = 'learner'
       and s.state = 'counts')::int as signed,
    (select count(*) from sent where rule = 'joining')::int as "joiningSent",
    (select count(*) from sent where rule in ('eve', 'prepare', 'sign'))::int as "remindersSent",
    (select count(*) from learners where extra_time > 0)::int as "extraTime",
    (select count(distinct t.person_id) from cohort_trainer t
     where t.cohort_id in (select id from mine))::int as trainers,
    (select count(*) from cafe where enrolment_id in (select id from learners))::int as cafes,
    (select count(*) from register)::int as complaints,
    (select count(*) from register where answered_on is null)::int as unanswered,
    (select count(*) from register where answered_on is null and received_on < $5)::int as late,
    (select count(*) from actions)::int as improvements,
    (select count(*) from actions where done_on is not null)::int as done,
    (select count(*) from actions where cause = 'watch')::int as watch`;

/** What an auditor may be shown, indicator by indicator. */
@Injectable()
export class QualiopiService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly courses: CourseService,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `not-found` or `forbidden` */
  async read(
    caller: Caller,
    organisationId: string,
    { from, to }: { from: string; to: string },
  ): Promise<QualiopiPage> {
    this.access.organisation(caller, organisationId, 'quality.read');
    const { manager } = this.db;
    const late = subDays(this.clock.now(), answerDays);
    const [{ name, disabilityContactEmail }, [counted], answered, document] = await Promise.all([
      manager.findOneByOrFail(Organisation, { id: organisationId }),
      this.db.query<Counts[]>(counts, [organisationId, from, to, following, late]),
      this.db.query<{ kind: SurveyKind; count: number }[]>(
        `select s.kind, count(*)::int as count
         from survey_answer s join cohort c on c.id = s.cohort_id
         where c.organisation_id = $1
           and (c.ends_at at time zone c.time_zone)::date between $2 and $3 group by s.kind`,
        [organisationId, from, to],
      ),
      this.courses.newestDocument(),
    ]);
    const lessons = document?.halfDays.flatMap((each) => each.lessons) ?? [];
    const objectives = lessons.flatMap((each) => each.objectives.map(({ id }) => id));
    const asked = new Set(
      document?.quizzes.flatMap((quiz) => quiz.questions.map(({ objectiveId }) => objectiveId)),
    );
    const facts = {
      ...counted,
      answers: Object.fromEntries(
        surveyKinds.map((kind) => [kind, answered.find((each) => each.kind === kind)?.count ?? 0]),
      ) as QualiopiFacts['answers'],
      disabilityContact: disabilityContactEmail !== '',
      lessons: lessons.length,
      objectives: objectives.length,
      objectivesAsked: objectives.filter((id) => asked.has(id)).length,
    };
    return { name, cohorts: facts.cohorts, indicators: qualiopi(facts) };
  }
}
