import type { SurveyAnswer as Given, SurveyKind } from '@percolateur/domain';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { Relation } from 'typeorm';
import { Cohort } from './cohort.entity';
import { Enrolment } from './enrolment.entity';

/** What was answered to a survey about one session. The last answer of a learner is the one. */
@Entity()
@Unique(['enrolmentId', 'kind'])
@Index('survey_answers_of_cohort', ['cohortId', 'kind'])
export class SurveyAnswer {
  /** Made by the device that answers by a link: a second arrival changes nothing. */
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  cohortId: string;

  @ManyToOne(() => Cohort)
  @JoinColumn()
  cohort?: Relation<Cohort>;

  /** Whose it is, so that it may be answered anew; null for an employer or a funder. */
  @Column('uuid', { nullable: true })
  enrolmentId: string | null;

  @ManyToOne(() => Enrolment)
  @JoinColumn()
  enrolment?: Relation<Enrolment> | null;

  @Column('text')
  kind: SurveyKind;

  @Column('jsonb')
  ratings: Given['ratings'];

  @Column('jsonb')
  words: Given['words'];

  /** Wants the hub to call back. */
  @Column('boolean', { default: false })
  callBack: boolean;

  @Column('timestamptz')
  answeredAt: Date;
}
