import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What presses is looked for among the sessions that live: a few thousand, whatever has been. */
export class CohortLive1797700000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE INDEX "cohort_live" ON "cohort" ("starts_at") WHERE status in ('draft', 'open', 'running')`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX "cohort_live"`);
  }
}
