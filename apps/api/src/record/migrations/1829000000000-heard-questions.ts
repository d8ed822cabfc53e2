import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Questions heard at cafés become rows: read by a hub, told under one wording, counted. */
export class HeardQuestions1829000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "common_question" (
        "id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "theme" text NOT NULL,
        "words" text NOT NULL, "answer" text NOT NULL DEFAULT '', "lesson_id" text, "term_id" text,
        "answered" boolean NOT NULL DEFAULT false, "revision" integer NOT NULL,
        CONSTRAINT "PK_common_question" PRIMARY KEY ("id"),
        CONSTRAINT "FK_common_question_hub" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id"));
      CREATE INDEX "common_question_hub" ON "common_question" ("organisation_id");

      CREATE TABLE "common_question_tally" (
        "common_question_id" uuid NOT NULL, "departement" text NOT NULL, "theme" text NOT NULL,
        "cafes" integer NOT NULL, "told" integer NOT NULL,
        CONSTRAINT "PK_common_question_tally" PRIMARY KEY ("common_question_id", "departement"),
        CONSTRAINT "FK_common_question_tally" FOREIGN KEY ("common_question_id")
          REFERENCES "common_question"("id") ON DELETE CASCADE);
      CREATE INDEX "common_question_board" ON "common_question_tally"
        ("departement", "told", "common_question_id");
      CREATE INDEX "common_question_theme" ON "common_question_tally"
        ("departement", "theme", "told", "common_question_id");

      CREATE TABLE "cafe_question" (
        "id" uuid NOT NULL, "cafe_id" uuid, "told_together" uuid NOT NULL,
        "organisation_id" uuid NOT NULL, "departement" text NOT NULL, "theme" text NOT NULL,
        "words" text NOT NULL, "heard_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        "told_at" TIMESTAMP WITH TIME ZONE NOT NULL, "common_question_id" uuid,
        "hidden_at" TIMESTAMP WITH TIME ZONE,
        CONSTRAINT "PK_cafe_question" PRIMARY KEY ("id"),
        CONSTRAINT "FK_cafe_question_cafe" FOREIGN KEY ("cafe_id")
          REFERENCES "public_cafe"("id") ON DELETE SET NULL,
        CONSTRAINT "FK_cafe_question_hub" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id"),
        CONSTRAINT "FK_cafe_question_under" FOREIGN KEY ("common_question_id") REFERENCES "common_question"("id"));
      CREATE INDEX "cafe_question_new" ON "cafe_question" ("organisation_id", "told_at", "id")
        WHERE common_question_id is null and hidden_at is null;
      CREATE INDEX "cafe_question_hub" ON "cafe_question" ("organisation_id", "told_at", "id");
      CREATE INDEX "cafe_question_under" ON "cafe_question" ("common_question_id", "departement");
      CREATE INDEX "cafe_question_cafe" ON "cafe_question" ("cafe_id")`);
    // Those told before have no theme: a hub gives them one as it reads them.
    await queryRunner.query(`
      INSERT INTO "cafe_question" (id, cafe_id, told_together, organisation_id, departement, theme,
        words, heard_at, told_at)
      SELECT gen_random_uuid(), a.cafe_id, a.together,
        c.organisation_id, c.departement, 'open', q.words, c.starts_at, a.told_at
      FROM (SELECT *, gen_random_uuid() AS together FROM "cafe_account" OFFSET 0) a
      JOIN "public_cafe" c ON c.id = a.cafe_id
      CROSS JOIN LATERAL unnest(a.questions) AS q(words)`);
    await queryRunner.query(`ALTER TABLE "cafe_account" DROP COLUMN "questions"`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE "cafe_account" ADD "questions" text array NOT NULL DEFAULT '{}'`,
    );
    await queryRunner.query(`
      UPDATE "cafe_account" a SET questions = array(
        SELECT words FROM "cafe_question" q WHERE q.cafe_id = a.cafe_id ORDER BY q.id LIMIT 3)`);
    await queryRunner.query(`ALTER TABLE "cafe_account" ALTER "questions" DROP DEFAULT`);
    await queryRunner.query(
      `DROP TABLE "cafe_question", "common_question_tally", "common_question"`,
    );
  }
}
