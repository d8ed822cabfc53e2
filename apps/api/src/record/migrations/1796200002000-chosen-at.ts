import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The answer that counts is the one chosen last, whatever the order of arrival. Until now it was the
 * last received: what was given before keeps that order.
 */
export class ChosenAt1796200002000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE "quiz_answer" ADD COLUMN "chosen_at" TIMESTAMP WITH TIME ZONE`,
    );
    await queryRunner.query(`ALTER TABLE "quiz_answer" DISABLE TRIGGER "append_only"`);
    await queryRunner.query(`UPDATE "quiz_answer" SET "chosen_at" = "received_at"`);
    await queryRunner.query(`ALTER TABLE "quiz_answer" ENABLE TRIGGER "append_only"`);
    await queryRunner.query(`ALTER TABLE "quiz_answer" ALTER COLUMN "chosen_at" SET NOT NULL`);
    await queryRunner.query(`DROP INDEX "IDX_66b38d27cb1ce313911a0a9d12"`);
    await queryRunner.query(`
            CREATE INDEX "newest_choice" ON "quiz_answer" ("attempt_id", "question_id", "chosen_at", "sequence")
        `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX "newest_choice"`);
    await queryRunner.query(`
            CREATE INDEX "IDX_66b38d27cb1ce313911a0a9d12" ON "quiz_answer" ("attempt_id", "question_id", "sequence")
        `);
    await queryRunner.query(`ALTER TABLE "quiz_answer" DROP COLUMN "chosen_at"`);
  }
}
