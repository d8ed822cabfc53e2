import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People read their name before documents bear it. */
export class NameChecked1815000001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'ALTER TABLE "enrolment" ADD "name_checked_at" TIMESTAMP WITH TIME ZONE',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE "enrolment" DROP COLUMN "name_checked_at"');
  }
}
