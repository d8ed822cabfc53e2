import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When somebody read on their pages what they were told. */
export class Inbox1807000001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE "sent_letter" ADD "read_at" TIMESTAMP WITH TIME ZONE;
      ALTER TABLE "evidence_bundle" ADD "read_at" TIMESTAMP WITH TIME ZONE`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE "evidence_bundle" DROP COLUMN "read_at";
      ALTER TABLE "sent_letter" DROP COLUMN "read_at"`);
  }
}
