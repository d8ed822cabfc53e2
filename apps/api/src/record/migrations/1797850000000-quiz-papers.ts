import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Quizzes have paper versions, which are kept as they were printed. */
export class QuizPapers1797850000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE "quiz_paper" (
        "id" uuid NOT NULL, "cohort_id" uuid NOT NULL, "quiz_id" text NOT NULL,
        "quiz_version_id" uuid, "course_version_id" uuid NOT NULL, "number" integer NOT NULL,
        "form" text NOT NULL, "sheet" uuid array NOT NULL, "seed" text NOT NULL,
        "prepared_by_id" uuid NOT NULL, "prepared_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        CONSTRAINT "PK_1c85cc81d820be7f6f824f66de7" PRIMARY KEY ("id"),
        CONSTRAINT "UQ_e524d29040c618d78c72a60cff5" UNIQUE ("cohort_id", "quiz_id", "number"),
        CONSTRAINT "FK_386581e5fede35a8a4f07f27374" FOREIGN KEY ("cohort_id") REFERENCES "cohort"("id"),
        CONSTRAINT "FK_bd5cf5ded4f9e632f6be39a12a4" FOREIGN KEY ("quiz_version_id") REFERENCES "quiz_version"("id"),
        CONSTRAINT "FK_7b3f2fce2d7e7da4fa1626333fd" FOREIGN KEY ("course_version_id") REFERENCES "course_version"("id"),
        CONSTRAINT "FK_3c3c90c477315547257f81a68b6" FOREIGN KEY ("prepared_by_id") REFERENCES "person"("id"));
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "quiz_paper"
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "quiz_paper"`);
  }
}
