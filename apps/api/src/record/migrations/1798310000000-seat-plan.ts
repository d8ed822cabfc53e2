import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A session says how few people it is held for, and how many it hopes for. */
export class SeatPlan1798310000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE "cohort" ADD "minimum_seats" integer NOT NULL DEFAULT 0,
        ADD "target_seats" integer NOT NULL DEFAULT 0`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE "cohort" DROP COLUMN "minimum_seats", DROP COLUMN "target_seats"`,
    );
  }
}
