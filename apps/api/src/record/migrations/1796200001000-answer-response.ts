import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An answer says of which kind it is. What was given before is carried over with the kind that its
 * question has in the version answered; nothing chosen becomes no answer.
 */
export class AnswerResponse1796200001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "quiz_answer" ADD COLUMN "response" jsonb`);
    await queryRunner.query(`ALTER TABLE "quiz_answer" DISABLE TRIGGER "append_only"`);
    await queryRunner.query(`
            WITH asked AS (
                SELECT v.id AS version_id, question->>'id' AS question_id, question->>'kind' AS kind
                FROM course_version v,
                     jsonb_array_elements(v.document->'quizzes') quiz,
                     jsonb_array_elements(quiz->'questions') question
            )
            UPDATE "quiz_answer" answer
            SET "response" = CASE asked.kind
                WHEN 'single' THEN jsonb_build_object('kind', 'single', 'choiceId', answer.choice_ids->0)
                ELSE jsonb_build_object('kind', 'multiple', 'choiceIds', answer.choice_ids)
            END
            FROM quiz_attempt attempt, asked
            WHERE attempt.id = answer.attempt_id
              AND asked.version_id = attempt.course_version_id
              AND asked.question_id = answer.question_id
              AND jsonb_array_length(answer.choice_ids) > 0
        `);
    await queryRunner.query(`ALTER TABLE "quiz_answer" ENABLE TRIGGER "append_only"`);
    await queryRunner.query(`ALTER TABLE "quiz_answer" DROP COLUMN "choice_ids"`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE "quiz_answer" ADD COLUMN "choice_ids" jsonb NOT NULL DEFAULT '[]'`,
    );
    await queryRunner.query(`ALTER TABLE "quiz_answer" DISABLE TRIGGER "append_only"`);
    await queryRunner.query(`
            UPDATE "quiz_answer"
            SET "choice_ids" = coalesce(response->'choiceIds', jsonb_build_array(response->'choiceId'))
            WHERE "response" IS NOT NULL
        `);
    await queryRunner.query(`ALTER TABLE "quiz_answer" ENABLE TRIGGER "append_only"`);
    await queryRunner.query(`ALTER TABLE "quiz_answer" ALTER COLUMN "choice_ids" DROP DEFAULT`);
    await queryRunner.query(`ALTER TABLE "quiz_answer" DROP COLUMN "response"`);
  }
}
