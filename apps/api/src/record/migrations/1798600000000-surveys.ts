import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is answered about sessions, the register of complaints, and what is done better since. */
export class Surveys1798600000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "survey_answer" (
        "id" uuid NOT NULL, "cohort_id" uuid NOT NULL, "enrolment_id" uuid, "kind" text NOT NULL,
        "ratings" jsonb NOT NULL, "words" jsonb NOT NULL, "call_back" boolean NOT NULL DEFAULT false,
        "answered_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        CONSTRAINT "PK_survey_answer" PRIMARY KEY ("id"));
      CREATE TABLE "complaint" (
        "id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "cohort_id" uuid, "by_id" uuid,
        "source" text NOT NULL, "who" text NOT NULL DEFAULT '', "received_on" date NOT NULL,
        "body" text NOT NULL, "answer" text NOT NULL DEFAULT '', "answered_on" date,
        "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "revision" integer NOT NULL,
        CONSTRAINT "PK_complaint" PRIMARY KEY ("id"));
      CREATE TABLE "improvement" (
        "id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "cause" text NOT NULL,
        "complaint_id" uuid, "body" text NOT NULL, "decided_on" date NOT NULL, "due_on" date,
        "done_on" date, "outcome" text NOT NULL DEFAULT '', "revision" integer NOT NULL,
        CONSTRAINT "PK_improvement" PRIMARY KEY ("id"));
      CREATE INDEX "survey_answers_of_cohort" ON "survey_answer" ("cohort_id", "kind");
      CREATE INDEX "complaints_of_hub" ON "complaint" ("organisation_id", "received_on");
      CREATE INDEX "improvements_of_hub" ON "improvement" ("organisation_id", "decided_on");
      ALTER TABLE "survey_answer" ADD CONSTRAINT "UQ_b5341b75ac36f865a18a31a7cbd" UNIQUE ("enrolment_id", "kind");
      ALTER TABLE "survey_answer" ADD CONSTRAINT "FK_5fbc163e316baafe343c1d352ef" FOREIGN KEY ("cohort_id") REFERENCES "cohort"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
      ALTER TABLE "survey_answer" ADD CONSTRAINT "FK_ffff20d8b44dceb102f2d57a6be" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
      ALTER TABLE "complaint" ADD CONSTRAINT "FK_70a8bbdb6a7919f91f8b2b75302" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
      ALTER TABLE "complaint" ADD CONSTRAINT "FK_da4a458d6f5a4f564cb15480770" FOREIGN KEY ("cohort_id") REFERENCES "cohort"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
      ALTER TABLE "complaint" ADD CONSTRAINT "FK_7e2923c78ceeaa74d9a61d5bdd7" FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
      ALTER TABLE "improvement" ADD CONSTRAINT "FK_39a3ce822c6d1df84cf2b65d0a2" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
      ALTER TABLE "improvement" ADD CONSTRAINT "FK_356c479574a090d9841e9fa6675" FOREIGN KEY ("complaint_id") REFERENCES "complaint"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE "improvement", "complaint", "survey_answer"');
  }
}
