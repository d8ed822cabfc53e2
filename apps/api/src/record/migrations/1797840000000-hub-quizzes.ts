import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Hubs have quizzes of their own; attempts have a deadline; trainers open, pause and extend. */
export class HubQuizzes1797840000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE "quiz" (
        "id" uuid NOT NULL, "organisation_id" uuid NOT NULL,
        "created_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        CONSTRAINT "PK_422d974e7217414e029b3e641d0" PRIMARY KEY ("id"),
        CONSTRAINT "FK_8fee0be770a77c1e724f8fadc93" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id"));
      CREATE INDEX "IDX_8fee0be770a77c1e724f8fadc9" ON "quiz" ("organisation_id");

      CREATE TABLE "quiz_version" (
        "id" uuid NOT NULL, "quiz_id" uuid NOT NULL, "number" integer NOT NULL,
        "plan" jsonb NOT NULL, "author_id" uuid NOT NULL,
        "created_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        CONSTRAINT "PK_f316dd93c249640214d564e526e" PRIMARY KEY ("id"),
        CONSTRAINT "UQ_1ff5b7d05e7424749fbda57b7a4" UNIQUE ("quiz_id", "number"),
        CONSTRAINT "FK_afee295d13c02a313407f0efae8" FOREIGN KEY ("quiz_id") REFERENCES "quiz"("id"),
        CONSTRAINT "FK_3aab57f0db88aaea1989a88562b" FOREIGN KEY ("author_id") REFERENCES "person"("id"));

      CREATE TABLE "cohort_quiz" (
        "cohort_id" uuid NOT NULL, "quiz_id" uuid NOT NULL, "quiz_version_id" uuid NOT NULL,
        "opens_with" text, "detached_at" TIMESTAMP WITH TIME ZONE,
        CONSTRAINT "PK_9ee013f0ded1f09fc464b1e6b35" PRIMARY KEY ("cohort_id", "quiz_id"),
        CONSTRAINT "FK_c2a88f447b8235bde8fef97beab" FOREIGN KEY ("cohort_id") REFERENCES "cohort"("id"),
        CONSTRAINT "FK_adee574dfdda2718c841e04206c" FOREIGN KEY ("quiz_version_id") REFERENCES "quiz_version"("id"));

      CREATE TABLE "quiz_window_act" (
        "id" uuid NOT NULL, "cohort_id" uuid NOT NULL, "quiz_id" text NOT NULL,
        "act" text NOT NULL, "minutes" integer, "enrolment_id" uuid, "by_id" uuid NOT NULL,
        "at" TIMESTAMP WITH TIME ZONE NOT NULL, "sequence" BIGSERIAL NOT NULL,
        "sealed" jsonb NOT NULL DEFAULT '{}',
        CONSTRAINT "PK_d3562c84d32caa10d2204cc1886" PRIMARY KEY ("id"),
        CONSTRAINT "FK_d07fbd1a4e9fbd18ae3d37a9d7e" FOREIGN KEY ("cohort_id") REFERENCES "cohort"("id"),
        CONSTRAINT "FK_bd89e28e3d81723714f4e2bdda3" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id"),
        CONSTRAINT "FK_23c38e72bf67ec785ba2ddce739" FOREIGN KEY ("by_id") REFERENCES "person"("id"));
      CREATE INDEX "acts_on_quiz" ON "quiz_window_act" ("cohort_id", "quiz_id");

      ALTER TABLE "quiz_attempt"
        ADD "quiz_version_id" uuid,
        ADD "deadline_at" TIMESTAMP WITH TIME ZONE,
        ADD "paused_at" TIMESTAMP WITH TIME ZONE,
        ADD CONSTRAINT "FK_a52c499b8bbce10120fe4d39544" FOREIGN KEY ("quiz_version_id") REFERENCES "quiz_version"("id");
      CREATE INDEX "attempt_deadline" ON "quiz_attempt" ("deadline_at")
        WHERE status = 'started' and deadline_at is not null;
      ALTER TABLE "quiz_answer" ADD "reception" text NOT NULL DEFAULT 'counts';
      ALTER TABLE "enrolment" ADD "extra_time" integer NOT NULL DEFAULT 0`);
    for (const table of ['quiz_version', 'quiz_window_act']) {
      await db.query(`
        CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "${table}"
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE "enrolment" DROP "extra_time";
      ALTER TABLE "quiz_answer" DROP "reception";
      ALTER TABLE "quiz_attempt" DROP "quiz_version_id", DROP "deadline_at", DROP "paused_at";
      DROP TABLE "quiz_window_act", "cohort_quiz", "quiz_version", "quiz"`);
  }
}
