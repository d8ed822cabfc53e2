import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was copied from paper takes no time: tallies say how many do, and are counted anew at the next start. */
export class Timed1798700000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      TRUNCATE "quiz_tally", "question_tally";
      ALTER TABLE "quiz_tally" ADD "timed" bigint NOT NULL;
      ALTER TABLE "question_tally" ADD "timed" bigint NOT NULL`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE "question_tally" DROP "timed";
      ALTER TABLE "quiz_tally" DROP "timed"`);
  }
}
