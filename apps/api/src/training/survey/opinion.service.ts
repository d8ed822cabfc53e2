import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Opinion } from '@percolateur/contract';
import { checkSurvey, outsideSurveys, paces, Refusal, surveyForms } from '@percolateur/domain';
import type { OutsideSurvey, SurveyAnswer as Given } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock';
import { Secrets } from '../../platform/secrets';
import { ThrottleService } from '../../platform/throttle.service';
import { Cohort } from '../../record/cohort.entity';
import { SurveyAnswer } from '../../record/survey-answer.entity';
import { surveyTimes } from './survey-dates';

const purpose = 'opinion';

/** The secret part of the link that asks those who employ learners, or pay, about a session. */
export const opinionToken = (
  secrets: Secrets,
  { kind, cohortId }: { kind: OutsideSurvey; cohortId: string },
) => secrets.token(purpose, `${kind}~${cohortId}`);

/** What those who employ learners, or pay for them, say: whoever holds the link may, unnamed. */
@Injectable()
export class OpinionService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
    private readonly throttle: ThrottleService,
  ) {}

  /** Reads and changes nothing. @throws Refusal `not-found` for a link not ours */
  async open(token: string): Promise<Opinion> {
    const { kind, cohort } = await this.asked(token);
    const { state, from } = surveyTimes(kind, cohort, this.clock.now());
    return {
      ...{ kind, state, from, cohortTitle: cohort.title, timeZone: cohort.timeZone },
      organisationName: cohort.organisation!.name,
    };
  }

  /**
   * Keeps an opinion under the id that the device made: again, it changes nothing.
   * @throws Refusal `not-found`, `answer-invalid`, `survey-not-open`, or `too-many-tries`
   */
  async tell({ token, id, ...given }: Given & { token: string; id: string }): Promise<void> {
    const { kind, cohort } = await this.asked(token);
    const now = this.clock.now();
    if (surveyTimes(kind, cohort, now).state !== 'open') throw new Refusal('survey-not-open');
    const kept = checkSurvey(surveyForms[kind], given);
    await this.throttle.count(paces.opinions, `${kind}\n${cohort.id}`);
    const row = { id, cohortId: cohort.id, enrolmentId: null, kind, ...kept, answeredAt: now };
    await this.db.manager
      .createQueryBuilder()
      .insert()
      .into(SurveyAnswer)
      .values(row)
      .orIgnore()
      .execute();
  }

  private async asked(token: string): Promise<{ kind: OutsideSurvey; cohort: Cohort }> {
    const [kind, id] = this.secrets.subjectOf(purpose, token)?.split('~') ?? [];
    const survey = outsideSurveys.find((each) => each === kind);
    const cohort =
      survey &&
      (await this.db.manager.findOne(Cohort, {
        where: { id },
        relations: { halfDays: true, organisation: true },
      }));
    if (!cohort) throw new Refusal('not-found');
    return { kind: survey, cohort };
  }
}
