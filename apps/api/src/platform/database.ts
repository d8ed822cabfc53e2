import type { DataSourceOptions } from 'typeorm';
import { Absence } from '../attendance/absence.entity';
import { LateAgreement } from '../attendance/late-agreement.entity';
import { Signature } from '../attendance/signature.entity';
import { AuditEvent } from '../audit/audit-event.entity';
import { LoginCode } from '../auth/login-code.entity';
import { Session } from '../auth/session.entity';
import { Throttle } from '../auth/throttle.entity';
import { Cafe } from '../cafe/cafe.entity';
import { CertificateCounter } from '../certificate/certificate-counter.entity';
import { CertificateEvent } from '../certificate/certificate-event.entity';
import { Certificate } from '../certificate/certificate.entity';
import { Cohort } from '../cohort/cohort.entity';
import { HalfDay } from '../cohort/half-day.entity';
import { CourseVersion } from '../course/course-version.entity';
import { Enrolment } from '../enrolment/enrolment.entity';
import { LessonProgress } from '../lesson/lesson-progress.entity';
import { migrations } from '../migrations';
import { Organisation } from '../organisation/organisation.entity';
import { RoleGrant } from '../organisation/role.entity';
import { Person } from '../people/person.entity';
import { QuizAnswer } from '../quiz/quiz-answer.entity';
import { QuizAttempt } from '../quiz/quiz-attempt.entity';
import { Message } from '../reminder/message.entity';
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
      AuditEvent,
      Cafe,
      Certificate,
      CertificateCounter,
      CertificateEvent,
      Cohort,
      CourseVersion,
      Enrolment,
      HalfDay,
      LateAgreement,
      LessonProgress,
      LoginCode,
      Message,
      Organisation,
      Person,
      QuizAnswer,
      QuizAttempt,
      RoleGrant,
      Session,
      Signature,
      Throttle,
    ],
    migrations,
    migrationsRun: true,
    applicationName: 'percolateur',
  } satisfies DataSourceOptions;
}
