import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { SurveyDesk, SurveyResults } from '@percolateur/contract';
import { fullName, learnerSurveys, outsideSurveys } from '@percolateur/domain';
import type { LearnerSurvey } from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { Press } from '../../pdf/press';
import { Clock } from '../../platform/clock';
import { Secrets } from '../../platform/secrets';
import { HalfDay } from '../../record/half-day.entity';
import { Organisation } from '../../record/organisation.entity';
import { SurveyAnswer } from '../../record/survey-answer.entity';
import { opinionToken } from './opinion.service';
import { ofCohort, surveyResultsOf } from './survey-results';
import { surveyTimes } from './survey-dates';
import { surveySummaryPaper } from './summary-paper';
import { sessionFacts } from '../programme/session-facts';

/** What groups answered, nobody named, and what the coordination does with it. */
@Injectable()
export class SurveyResultsService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
    private readonly press: Press,
  ) {}

  /** @throws Refusal `not-found` */
  async ofCohort(caller: Caller, cohortId: string): Promise<SurveyResults> {
    const { title } = await this.access.cohort(caller, cohortId, 'cohort.read');
    return surveyResultsOf(this.db.manager, title, ofCohort(cohortId));
  }

  /** The same, as PDF, without what was written: that is read in the session. @throws Refusal `not-found` */
  async summary(caller: Caller, cohortId: string): Promise<Buffer> {
    const { surveys } = await this.ofCohort(caller, cohortId);
    const facts = await sessionFacts(this.db.manager, cohortId);
    return this.press.print(surveySummaryPaper, { facts, surveys, now: this.clock.now() });
  }

  /** Of the sessions of a hub whose last half-day ended on these days. @throws Refusal `not-found` */
  async ofHub(
    caller: Caller,
    organisationId: string,
    { from, to }: { from: string; to: string },
  ): Promise<SurveyResults> {
    this.access.organisation(caller, organisationId, 'quality.read');
    const { name } = await this.db.manager.findOneByOrFail(Organisation, { id: organisationId });
    return surveyResultsOf(this.db.manager, name, {
      where: `c.organisation_id = $1 and (c.ends_at at time zone c.time_zone)::date between $2 and $3`,
      values: [organisationId, from, to],
    });
  }

  /** Who asks for a call and the links to send. @throws Refusal `not-found` or `forbidden` */
  async desk(caller: Caller, cohortId: string): Promise<SurveyDesk> {
    const { manager } = this.db;
    const cohort = await this.access.cohort(caller, cohortId, 'people.write');
    const halfDays = await manager.findBy(HalfDay, { cohortId });
    const asking = await manager.find(SurveyAnswer, {
      where: { cohortId, callBack: true, kind: In([...learnerSurveys]) },
      relations: { enrolment: { person: true } },
      order: { answeredAt: 'ASC' },
    });
    const now = this.clock.now();
    return {
      callBack: asking.flatMap(({ enrolment, kind, answeredAt }) => {
        const person = enrolment?.person;
        if (!person) return [];
        const { email } = person;
        const at = answeredAt.toISOString();
        return [{ name: fullName(person), email, kind: kind as LearnerSurvey, at }];
      }),
      links: outsideSurveys.map((kind) => {
        const { from, until } = surveyTimes(kind, { ...cohort, halfDays }, now);
        return { kind, token: opinionToken(this.secrets, { kind, cohortId }), from, until };
      }),
    };
  }
}
