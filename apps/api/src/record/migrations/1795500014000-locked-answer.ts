import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LockedAnswer1795500014000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            ALTER TABLE "quiz_answer"
            ADD COLUMN "locked" boolean NOT NULL DEFAULT false
        `);
    await queryRunner.query(`
            CREATE UNIQUE INDEX "one_locked_answer" ON "quiz_answer" ("attempt_id", "question_id")
            WHERE locked
        `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "quiz_answer" DROP COLUMN "locked"`);
  }
}
