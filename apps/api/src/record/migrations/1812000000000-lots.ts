import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A job of the queue tries a lot of messages; what waits under the id of one is queued anew. */
export class Lots1812000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "message" ADD "lot_id" uuid`);
    await queryRunner.query(
      `CREATE INDEX "message_of_lot" ON "message" ("lot_id") WHERE status = 'queued'`,
    );
    await queryRunner.query(`UPDATE "message" SET "status" = 'owed' WHERE "status" = 'queued'`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX "message_of_lot"`);
    await queryRunner.query(`ALTER TABLE "message" DROP COLUMN "lot_id"`);
  }
}
