import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How the sweep finds the few cohorts that may owe something among all those that were. */
export class DueIndexes1796600002000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE INDEX "half_day_start" ON "half_day" ("starts_at")`);
    await queryRunner.query(
      `CREATE INDEX "enrolment_invited" ON "enrolment" ("invited_at") WHERE status = 'invited'`,
    );
    await queryRunner.query(`CREATE INDEX "certificate_issued" ON "certificate" ("issued_at")`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX "certificate_issued"`);
    await queryRunner.query(`DROP INDEX "enrolment_invited"`);
    await queryRunner.query(`DROP INDEX "half_day_start"`);
  }
}
