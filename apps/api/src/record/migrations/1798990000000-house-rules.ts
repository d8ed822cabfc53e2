import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The règlement intérieur that a hub wrote; empty where ours will do. */
export class HouseRules1798990000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE "organisation" ADD "house_rules" text NOT NULL DEFAULT ''`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "organisation" DROP COLUMN "house_rules"`);
  }
}
