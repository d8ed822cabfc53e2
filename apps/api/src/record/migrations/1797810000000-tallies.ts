import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Statistics kept as sums for each cohort and each hub, in the transaction that marks; and marking anew. */
export class Tallies1797810000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "quiz_tally" (
        "scope_id" uuid NOT NULL, "course_version_id" uuid NOT NULL, "quiz_id" text NOT NULL, "form" text NOT NULL,
        "attempts" bigint NOT NULL, "passed" bigint NOT NULL, "points" bigint NOT NULL,
        "points_square" bigint NOT NULL, "seconds" bigint NOT NULL, "bands" bigint array NOT NULL,
        CONSTRAINT "PK_quiz_tally" PRIMARY KEY ("scope_id", "course_version_id", "quiz_id", "form")) WITH (fillfactor = 60);
      CREATE TABLE "question_tally" (
        "scope_id" uuid NOT NULL, "course_version_id" uuid NOT NULL, "quiz_id" text NOT NULL, "form" text NOT NULL,
        "version_id" uuid NOT NULL, "asked" bigint NOT NULL, "answered" bigint NOT NULL,
        "whole" bigint NOT NULL, "share" bigint NOT NULL, "share_square" bigint NOT NULL,
        "rest" bigint NOT NULL, "rest_square" bigint NOT NULL, "share_rest" bigint NOT NULL,
        "seconds" bigint NOT NULL, "picks" bigint array NOT NULL, "certainty" bigint array NOT NULL,
        CONSTRAINT "PK_question_tally" PRIMARY KEY ("scope_id", "course_version_id", "quiz_id", "form", "version_id"))
        WITH (fillfactor = 60);
      CREATE TABLE "regrading" (
        "id" uuid NOT NULL, "version_id" uuid NOT NULL, "lowers" boolean NOT NULL,
        "by_id" uuid NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL,
        "sealed" jsonb NOT NULL DEFAULT '{}', CONSTRAINT "PK_regrading" PRIMARY KEY ("id"));
      ALTER TABLE "attempt_result" ADD "regrading_id" uuid;
      CREATE INDEX "attempt_result_regrading" ON "attempt_result" ("regrading_id") WHERE regrading_id is not null;
      CREATE INDEX "IDX_de97f7d6fbe59f89f2653d344c" ON "question_tally" ("version_id");
      ALTER TABLE "regrading" ADD CONSTRAINT "FK_80be7e20033a7aa4810dae9bfc1" FOREIGN KEY ("version_id") REFERENCES "question_version"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
      ALTER TABLE "regrading" ADD CONSTRAINT "FK_fd0da9e4f49631d37692eed2b7d" FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
      ALTER TABLE "attempt_result" ADD CONSTRAINT "FK_b434e32e1a8db4c1c1b10a25888" FOREIGN KEY ("regrading_id") REFERENCES "regrading"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
      ALTER TABLE "quiz_tally" ADD CONSTRAINT "FK_e815dea0f5e46f5a47756240bb3" FOREIGN KEY ("course_version_id") REFERENCES "course_version"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
      ALTER TABLE "question_tally" ADD CONSTRAINT "FK_990d458d05acc6d17e4a7b144b5" FOREIGN KEY ("course_version_id") REFERENCES "course_version"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
      ALTER TABLE "question_tally" ADD CONSTRAINT "FK_de97f7d6fbe59f89f2653d344c7" FOREIGN KEY ("version_id") REFERENCES "question_version"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "regrading"
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE "attempt_result" DROP "regrading_id";
      DROP TABLE "regrading", "question_tally", "quiz_tally"`);
  }
}
