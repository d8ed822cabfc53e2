import type { DataSourceOptions } from 'typeorm';
import { connectionTimeoutMillis, patience, SteadyClient } from './connection';
import { Absence } from './absence.entity';
import { AgendaFeed } from './agenda-feed.entity';
import { AttendanceWord } from './attendance-word.entity';
import { LateAgreement } from './late-agreement.entity';
import { SheetPhoto } from './sheet-photo.entity';
import { SheetPicture } from './sheet-picture.entity';
import { Signature } from './signature.entity';
import { SigningLink } from './signing-link.entity';
import { SuppressedAddress } from './suppressed-address.view';
import { StandingAbsence } from './standing-absence.view';
import { StandingObservation } from './standing-observation.view';
import { StandingValidation } from './standing-validation.view';
import { Stamp } from './stamp.entity';
import { SurveyAnswer } from './survey-answer.entity';
import { StandingSignature } from './standing-signature.view';
import { AuditEvent } from './audit-event.entity';
import { BadgeShare } from './badge-share.entity';
import { Badge } from './badge.entity';
import { DocumentSending } from './document-sending.entity';
import { DocumentShare } from './document-share.entity';
import { IssueOrder } from './issue-order.entity';
import { PaperTemplate } from './paper-template.entity';
import { IssuerKey } from './issuer-key.entity';
import { CommonQuestion } from './common-question.entity';
import { CommonQuestionTally } from './common-question-tally.entity';
import { ConfidentialRequest } from './confidential-request.entity';
import { Registration } from './registration.entity';
import { ListHeading } from './list-heading.entity';
import { RegistrationLink } from './registration-link.entity';
import { LoginCode } from './login-code.entity';
import { Session } from './session.entity';
import { Throttle } from './throttle.entity';
import { Cafe } from './cafe.entity';
import { CafeHelper } from './cafe-helper.entity';
import { CafeEndorsement } from './cafe-endorsement.entity';
import { CafePairing } from './cafe-pairing.entity';
import { CafeAccount } from './cafe-account.entity';
import { CafeQuestion } from './cafe-question.entity';
import { CafeReport } from './cafe-report.entity';
import { CafeSeat } from './cafe-seat.entity';
import { CafeSetting } from './cafe-setting.entity';
import { PublicCafe } from './public-cafe.entity';
import { Territory } from './territory.entity';
import { CafeKit } from './cafe-kit.entity';
import { CafePlan } from './cafe-plan.entity';
import { CafePlanVersion } from './cafe-plan-version.entity';
import { CertificateCounter } from './certificate-counter.entity';
import { CertificateEvent } from './certificate-event.entity';
import { CertificateFile } from './certificate-file.entity';
import { Certificate } from './certificate.entity';
import { ChainLink } from './chain-link.entity';
import { ChainSeal } from './chain-seal.entity';
import { CohortFunding } from './cohort-funding.entity';
import { ClaimCorrection } from './claim-correction.entity';
import { Cohort } from './cohort.entity';
import { Gathering } from './gathering.entity';
import { GatheringSeat } from './gathering-seat.entity';
import { GatheringSeries } from './gathering-series.entity';
import { HalfDay } from './half-day.entity';
import { Complaint } from './complaint.entity';
import { CourseVersion } from './course-version.entity';
import { DocumentKey } from './document-key.entity';
import { Improvement } from './improvement.entity';
import { Enrolment } from './enrolment.entity';
import { EvidenceBundle } from './evidence-bundle.entity';
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
import { OtherAddress } from './other-address.entity';
import { PersonMerge } from './person-merge.entity';
import { TwoPeople } from './two-people.entity';
import { OwnCriterion } from './own-criterion.entity';
import { Resource } from './resource.entity';
import { ResourceUse } from './resource-use.entity';
import { RoleGrant } from './role.entity';
import { RuleVersion } from './rule-version.entity';
import { PersonalData } from './personal-data.entity';
import { Person } from './person.entity';
import { AttemptResult } from './attempt-result.entity';
import { CourseQuestion } from './course-question.entity';
import { QuestionImage } from './question-image.entity';
import { QuestionReview } from './question-review.entity';
import { QuestionStanding } from './question-standing.view';
import { QuestionVersion } from './question-version.entity';
import { Question } from './question.entity';
import { CohortSum } from './cohort-sum.entity';
import { CohortTemplate } from './cohort-template.entity';
import { CohortTouched } from './cohort-touched.entity';
import { CohortQuiz } from './cohort-quiz.entity';
import { QuizPaper } from './quiz-paper.entity';
import { QuizVersion } from './quiz-version.entity';
import { QuizWindowAct } from './quiz-window-act.entity';
import { Quiz } from './quiz.entity';
import { QuizAnswer } from './quiz-answer.entity';
import { QuizAttempt } from './quiz-attempt.entity';
import { QuizTally } from './quiz-tally.entity';
import { QuestionTally } from './question-tally.entity';
import { Regrading } from './regrading.entity';
import { MailRefusal } from './mail-refusal.entity';
import { MailReturn } from './mail-return.entity';
import { Message } from './message.entity';
import { Note } from './note.entity';
import { PastSchedule } from './past-schedule.entity';
import { SealNotice } from './seal-notice.entity';
import { SentLetter } from './sent-letter.entity';
import { WordNotice } from './word-notice.entity';
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
      AgendaFeed,
      AttemptResult,
      AuditEvent,
      Badge,
      BadgeShare,
      Cafe,
      CafeAccount,
      CafeEndorsement,
      CafeQuestion,
      CafeReport,
      CafeSeat,
      CafeSetting,
      CommonQuestion,
      CommonQuestionTally,
      PublicCafe,
      Territory,
      CafeKit,
      CafePlan,
      CafePlanVersion,
      Certificate,
      CafeHelper,
      CafePairing,
      CertificateCounter,
      CertificateEvent,
      CertificateFile,
      ChainLink,
      ChainSeal,
      ClaimCorrection,
      Cohort,
      CohortFunding,
      CohortQuiz,
      CohortSum,
      CohortTemplate,
      CohortTouched,
      ConfidentialRequest,
      Complaint,
      CourseQuestion,
      CourseVersion,
      DocumentKey,
      Enrolment,
      EvidenceBundle,
      FormerAddress,
      OtherAddress,
      PersonMerge,
      TwoPeople,
      Erasure,
      FormerName,
      Gathering,
      GatheringSeat,
      GatheringSeries,
      HalfDay,
      AttendanceWord,
      Improvement,
      IssuerKey,
      LateAgreement,
      LearnerProfile,
      LessonProgress,
      LoginCode,
      MailRefusal,
      MailReturn,
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
      Quiz,
      QuizAnswer,
      QuizAttempt,
      QuizTally,
      QuizPaper,
      QuizVersion,
      QuizWindowAct,
      Registration,
      ListHeading,
      RegistrationLink,
      Regrading,
      Resource,
      ResourceUse,
      RoleGrant,
      DocumentSending,
      DocumentShare,
      IssueOrder,
      PaperTemplate,
      RuleVersion,
      SealNotice,
      SentLetter,
      Session,
      SheetPhoto,
      SheetPicture,
      Signature,
      SigningLink,
      StandingAbsence,
      SuppressedAddress,
      StandingObservation,
      StandingSignature,
      StandingValidation,
      Stamp,
      SurveyAnswer,
      Throttle,
      WordNotice,
      WorkerBeat,
    ],
    migrations,
    applicationName: 'percolateur',
    extra: { Client: SteadyClient, connectionTimeoutMillis, ...patience },
  } satisfies DataSourceOptions;
}
