import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By what each half-day may be signed; until now by all means. */
export class SigningMeans1799000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE "half_day" ADD "signing_means" text array NOT NULL DEFAULT '{own,passed}'`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "half_day" DROP COLUMN "signing_means"`);
  }
}
