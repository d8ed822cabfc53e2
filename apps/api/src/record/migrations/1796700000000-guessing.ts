import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Guessing1796700000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "login_code" ADD "own_tries" integer NOT NULL DEFAULT 0`);
    await queryRunner.query(
      `ALTER TABLE "login_code" ADD "link_only" boolean NOT NULL DEFAULT false`,
    );
    await queryRunner.query(`ALTER TABLE "login_code" ADD "claimed_by_id" uuid`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE "login_code" DROP COLUMN "own_tries", DROP COLUMN "link_only", DROP COLUMN "claimed_by_id"`,
    );
  }
}
