import type { DataSourceOptions } from 'typeorm';
import { connectionTimeoutMillis, patience, SteadyClient } from './connection';
import { Absence } from './absence.entity';
import { LateAgreement } from './late-agreement.entity';
import { Signature } from './signature.entity';
import { StandingAbsence } from './standing-absence.view';
import { StandingObservation } from './standing-observation.view';
import { StandingValidation } from './standing-validation.view';
import { Stamp } from './stamp.entity';
import { StandingSignature } from './standing-signature.view';
import { AuditEvent } from './audit-event.entity';
import { LoginCode } from './login-code.entity';
import { Session } from './session.entity';
import { Throttle } from './throttle.entity';
import { Cafe } from './cafe.entity';
import { CertificateCounter } from './certificate-counter.entity';
import { CertificateEvent } from './certificate-event.entity';
import { Certificate } from './certificate.entity';
import { Cohort } from './cohort.entity';
import { HalfDay } from './half-day.entity';
import { CourseVersion } from './course-version.entity';
import { Enrolment } from './enrolment.entity';
import { FormerAddress } from './former-address.entity';
import { Erasure } from './erasure.entity';
import { FormerName } from './former-name.entity';
import { LearnerProfile } from './learner-profile.entity';
import { LessonProgress } from './lesson-progress.entity';
import { migrations } from './migrations';
import { ObservationValidation } from './observation-validation.entity';
import { AnswerReading } from './answer-reading.entity';
import { Observation } from './observation.entity';
import { Organisation } from './organisation.entity';
import { OwnCriterion } from './own-criterion.entity';
import { RoleGrant } from './role.entity';
import { PersonalData } from './personal-data.entity';
import { Person } from './person.entity';
import { AttemptResult } from './attempt-result.entity';
import { CourseQuestion } from './course-question.entity';
import { QuestionImage } from './question-image.entity';
import { QuestionReview } from './question-review.entity';
import { QuestionStanding } from './question-standing.view';
import { QuestionVersion } from './question-version.entity';
import { Question } from './question.entity';
import { QuizAnswer } from './quiz-answer.entity';
import { QuizAttempt } from './quiz-attempt.entity';
import { QuizTally } from './quiz-tally.entity';
import { QuestionTally } from './question-tally.entity';
import { Regrading } from './regrading.entity';
import { Message } from './message.entity';
import { Note } from './note.entity';
import { PastSchedule } from './past-schedule.entity';
import { SentLetter } from './sent-letter.entity';
import { WorkerBeat } from './worker-beat.entity';
import { SnakeNaming } from './snake-naming';

/** How this application talks to PostgreSQL, for Nest, the operator’s tool and the specs alike. */
export function databaseOptions(url: string, poolSize = 10) {
  return {
    type: 'postgres',
    url,
    poolSize,
    namingStrategy: new SnakeNaming(),
    entities: [
      Absence,
      AttemptResult,
      AuditEvent,
      Cafe,
      Certificate,
      CertificateCounter,
      CertificateEvent,
      Cohort,
      CourseQuestion,
      CourseVersion,
      Enrolment,
      FormerAddress,
      Erasure,
      FormerName,
      HalfDay,
      LateAgreement,
      LearnerProfile,
      LessonProgress,
      LoginCode,
      Message,
      Note,
      AnswerReading,
      Observation,
      ObservationValidation,
      Organisation,
      OwnCriterion,
      PastSchedule,
      Person,
      PersonalData,
      Question,
      QuestionImage,
      QuestionReview,
      QuestionStanding,
      QuestionTally,
      QuestionVersion,
      QuizAnswer,
      QuizAttempt,
      QuizTally,
      Regrading,
      RoleGrant,
      SentLetter,
      Session,
      Signature,
      StandingAbsence,
      StandingObservation,
      StandingSignature,
      StandingValidation,
      Stamp,
      Throttle,
      WorkerBeat,
    ],
    migrations,
    applicationName: 'percolateur',
    extra: { Client: SteadyClient, connectionTimeoutMillis, ...patience },
  } satisfies DataSourceOptions;
}
