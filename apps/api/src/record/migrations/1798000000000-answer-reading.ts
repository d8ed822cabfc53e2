import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Answers in one’s own words stand apart from the evidence, and trainers read them. */
export class AnswerReading1798000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE "quiz_answer" ADD "sealed" jsonb NOT NULL DEFAULT '{}';

      CREATE TABLE "answer_reading" (
        "id" uuid NOT NULL, "answer_id" uuid NOT NULL, "reader_id" uuid NOT NULL,
        "levels" jsonb NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "supersedes_id" uuid,
        "sealed" jsonb NOT NULL DEFAULT '{}',
        CONSTRAINT "PK_reading" PRIMARY KEY ("id"),
        CONSTRAINT "FK_7e11a2e202c49ed658edffd868d" FOREIGN KEY ("answer_id") REFERENCES "quiz_answer"("id"),
        CONSTRAINT "FK_24a408bc3ee41e9e30ed656c566" FOREIGN KEY ("reader_id") REFERENCES "person"("id"));
      -- One first reading, and one after each: null equals null here.
      CREATE UNIQUE INDEX "one_reading" ON "answer_reading"
        ("answer_id", "supersedes_id") NULLS NOT DISTINCT;
      -- What is read in a session is found without reading every answer.
      CREATE INDEX "answer_in_words" ON "quiz_answer" ("attempt_id")
        WHERE "response" ->> 'kind' = 'open';

      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "answer_reading"
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE "answer_reading";
      DROP INDEX "answer_in_words";
      ALTER TABLE "quiz_answer" DROP COLUMN "sealed"`);
  }
}
