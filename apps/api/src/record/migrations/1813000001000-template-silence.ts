import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Templates say whether the sessions made from them are born silent; those kept before are not. */
export class TemplateSilence1813000001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `UPDATE "cohort_template" SET model = model || '{"messagesPaused": false}'`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`UPDATE "cohort_template" SET model = model - 'messagesPaused'`);
  }
}
