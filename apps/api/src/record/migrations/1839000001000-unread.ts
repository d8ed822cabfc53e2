import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Evidence that is ready and that nobody looked at, by who asked for it: counted at each sign-in. */
export class Unread1839000001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE INDEX "bundle_unread" ON "evidence_bundle" ("asked_by_id")
      WHERE status = 'ready' and read_at is null`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX "bundle_unread"');
  }
}
