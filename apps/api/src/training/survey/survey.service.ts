import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { LearnerAnswer, MySurvey } from '@percolateur/contract';
import { checkSurvey, Refusal, surveyForms } from '@percolateur/domain';
import type { LearnerSurvey } from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { Cohort } from '../../record/cohort.entity';
import { SurveyAnswer } from '../../record/survey-answer.entity';
import { surveyTimes } from './survey-dates';

/** What learners say before the course, at its end and two months later. */
@Injectable()
export class SurveyService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `not-found` */
  async mine(caller: Caller, cohortId: string, kind: LearnerSurvey): Promise<MySurvey> {
    const { manager } = this.db;
    const { id, earlierIds } = await this.access.enrolment(caller, cohortId);
    const [cohort, given] = await Promise.all([
      manager.findOneOrFail(Cohort, { where: { id: cohortId }, relations: { halfDays: true } }),
      // What they need, they may have told in a session that they were moved from: the last is the one.
      manager.findOne(SurveyAnswer, {
        where: { enrolmentId: In(kind === 'needs' ? [...earlierIds, id] : [id]), kind },
        order: { answeredAt: 'DESC' },
      }),
    ]);
    return {
      ...{ kind, cohortTitle: cohort.title, timeZone: cohort.timeZone },
      ...surveyTimes(kind, cohort, this.clock.now()),
      answer: given && answerOf(given),
    };
  }

  /**
   * The last one received is the one.
   * @throws Refusal `not-found`, `answer-invalid`, or `survey-not-open`
   */
  async answer(
    caller: Caller,
    cohortId: string,
    kind: LearnerSurvey,
    { callBack, ...given }: LearnerAnswer,
  ): Promise<MySurvey> {
    const { id: enrolmentId } = await this.access.enrolment(caller, cohortId);
    const before = await this.mine(caller, cohortId, kind);
    if (before.state !== 'open') throw new Refusal('survey-not-open');
    const kept = checkSurvey(surveyForms[kind], given);
    const answeredAt = this.clock.now();
    await this.db.manager.upsert(
      SurveyAnswer,
      { id: uuidv7(), cohortId, enrolmentId, kind, ...kept, callBack, answeredAt },
      ['enrolmentId', 'kind'],
    );
    return this.mine(caller, cohortId, kind);
  }
}

const answerOf = ({ ratings, words, callBack, answeredAt }: SurveyAnswer): MySurvey['answer'] => ({
  ratings: ratings as LearnerAnswer['ratings'],
  ...{ words, callBack, answeredAt: answeredAt.toISOString() },
});
