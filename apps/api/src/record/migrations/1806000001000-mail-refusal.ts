import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Kinds of letters that people do without. */
export class MailRefusal1806000001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "mail_refusal" (
        "person_id" uuid NOT NULL, "choice" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL,
        CONSTRAINT "PK_mail_refusal" PRIMARY KEY ("person_id", "choice"))`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "mail_refusal"`);
  }
}
