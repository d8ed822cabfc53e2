import type { MigrationInterface, QueryRunner } from 'typeorm';

const evidence = ['attempt_result', 'course_question', 'question_review', 'question_version'];

/** Questions leave the courses for a bank, in immutable versions, and attempts keep those they saw. */
export class QuestionBank1797800000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "question" (
        "id" uuid NOT NULL, "organisation_id" uuid, "code" text,
        "created_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        CONSTRAINT "PK_question" PRIMARY KEY ("id"));
      CREATE TABLE "question_version" (
        "id" uuid NOT NULL, "question_id" uuid NOT NULL, "number" integer NOT NULL,
        "content" jsonb NOT NULL, "content_hash" text NOT NULL, "tags" text array NOT NULL DEFAULT '{}',
        "corrects_id" uuid, "note" text NOT NULL DEFAULT '', "author_id" uuid,
        "created_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        CONSTRAINT "PK_question_version" PRIMARY KEY ("id"));
      CREATE TABLE "question_review" (
        "id" uuid NOT NULL, "version_id" uuid NOT NULL, "status" text NOT NULL, "by_id" uuid,
        "at" TIMESTAMP WITH TIME ZONE NOT NULL, "sequence" BIGSERIAL NOT NULL,
        CONSTRAINT "PK_question_review" PRIMARY KEY ("id"));
      CREATE TABLE "course_question" (
        "course_version_id" uuid NOT NULL, "content_id" text NOT NULL, "version_id" uuid NOT NULL,
        CONSTRAINT "PK_course_question" PRIMARY KEY ("course_version_id", "content_id"));
      CREATE TABLE "attempt_result" (
        "id" uuid NOT NULL, "attempt_id" uuid NOT NULL, "cause" text NOT NULL,
        "grading_version" integer NOT NULL, "sheet" uuid array NOT NULL, "shares" jsonb NOT NULL,
        "points_numerator" integer NOT NULL, "points_denominator" integer NOT NULL,
        "possible" integer NOT NULL, "percent" integer NOT NULL, "passed" boolean, "by_id" uuid,
        "at" TIMESTAMP WITH TIME ZONE NOT NULL, "sequence" BIGSERIAL NOT NULL,
        CONSTRAINT "PK_attempt_result" PRIMARY KEY ("id"));
      ALTER TABLE "quiz_attempt" ADD "sheet" uuid array NOT NULL DEFAULT '{}';
      ALTER TABLE "quiz_attempt" ADD "seed" text NOT NULL DEFAULT '';
      CREATE INDEX "attempt_result_last" ON "attempt_result" ("attempt_id", "sequence");
      CREATE INDEX "IDX_ea5cdcc4ea6fda2bd628832596" ON "question" ("organisation_id");
      CREATE UNIQUE INDEX "one_code" ON "question" ("code") WHERE code is not null;
      CREATE INDEX "IDX_3863f02df4886934ec5acd4ecc" ON "question_version" ("content_hash");
      CREATE INDEX "question_version_corrects" ON "question_version" ("corrects_id") WHERE corrects_id is not null;
      CREATE INDEX "IDX_7932e116055202f45894aef3eb" ON "course_question" ("version_id");
      CREATE INDEX "question_review_last" ON "question_review" ("version_id", "sequence");
      ALTER TABLE "question_version" ADD CONSTRAINT "UQ_47d97eb2b802a467779799c7519" UNIQUE ("question_id", "number");
      ALTER TABLE "attempt_result" ADD CONSTRAINT "FK_425ced4e1dbe7a8c378008abd56" FOREIGN KEY ("attempt_id") REFERENCES "quiz_attempt"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
      ALTER TABLE "attempt_result" ADD CONSTRAINT "FK_d170309eca5650f7b8b7ab558cf" FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
      ALTER TABLE "question" ADD CONSTRAINT "FK_ea5cdcc4ea6fda2bd6288325968" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
      ALTER TABLE "question_version" ADD CONSTRAINT "FK_52195709bb83807f7bf7b537a36" FOREIGN KEY ("question_id") REFERENCES "question"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
      ALTER TABLE "question_version" ADD CONSTRAINT "FK_ac007eda8e945949eff5af5d877" FOREIGN KEY ("corrects_id") REFERENCES "question_version"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
      ALTER TABLE "question_version" ADD CONSTRAINT "FK_65430ee60e72fe9d92b4687c26b" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
      ALTER TABLE "course_question" ADD CONSTRAINT "FK_4c3b790b2fd829b865b7f73bc8b" FOREIGN KEY ("course_version_id") REFERENCES "course_version"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
      ALTER TABLE "course_question" ADD CONSTRAINT "FK_7932e116055202f45894aef3eba" FOREIGN KEY ("version_id") REFERENCES "question_version"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
      ALTER TABLE "question_review" ADD CONSTRAINT "FK_911ab9c98125dfb837a3d5954f3" FOREIGN KEY ("version_id") REFERENCES "question_version"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
      ALTER TABLE "question_review" ADD CONSTRAINT "FK_0f81b01c56d54554d84133759d4" FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
      CREATE VIEW "question_standing" AS
      SELECT v.id AS version_id, v.question_id, v.number, r.status, r.at
      FROM question_version v CROSS JOIN LATERAL (
        SELECT status, at FROM question_review WHERE version_id = v.id
        ORDER BY sequence DESC LIMIT 1) r`);
    for (const table of evidence) {
      await queryRunner.query(`
        CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "${table}"
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP VIEW "question_standing";
      ALTER TABLE "quiz_attempt" DROP "seed", DROP "sheet";
      DROP TABLE "attempt_result", "course_question", "question_review", "question_version", "question"`);
  }
}
