import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who opened signing; who dated a cohort in the past, and who confirmed it. */
export class TwoPeople1796400002000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "half_day" ADD "signing_opened_by_id" uuid`);
    await queryRunner.query(
      `ALTER TABLE "cohort" ADD "dated_back_by_id" uuid, ADD "dates_confirmed_by_id" uuid`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "half_day" DROP "signing_opened_by_id"`);
    await queryRunner.query(
      `ALTER TABLE "cohort" DROP "dated_back_by_id", DROP "dates_confirmed_by_id"`,
    );
  }
}
