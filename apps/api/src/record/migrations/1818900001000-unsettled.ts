import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is still to send has an index of its own. Millions of letters are sent: where the last count of
 * them is old, PostgreSQL takes « sent » for rare, and would read each to find those of one person.
 */
export class Unsettled1818900001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX "message_to_send"`);
    await queryRunner.query(
      `CREATE INDEX "message_to_send" ON "message" ("status", "due_at")
       WHERE status in ('owed', 'queued', 'failed', 'dead', 'suppressed')`,
    );
    await queryRunner.query(
      `CREATE INDEX "message_by_sending" ON "message" ("sent_at") WHERE sent_at is not null`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX "message_by_sending", "message_to_send"`);
    await queryRunner.query(`CREATE INDEX "message_to_send" ON "message" ("status", "due_at")`);
  }
}
