import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LinkOnce1796700001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "enrolment" ADD "link_used_at" TIMESTAMP WITH TIME ZONE`);
    await queryRunner.query(
      `UPDATE "enrolment" SET "link_used_at" = "answered_at" WHERE "status" IN ('accepted', 'completed', 'not_completed')`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "enrolment" DROP COLUMN "link_used_at"`);
  }
}
