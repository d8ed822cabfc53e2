import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What comes back of letters, and the addresses that are let alone for it. */
export class MailReturn1806000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "mail_return" (
        "id" text NOT NULL, "mail_id" uuid NOT NULL, "address" text NOT NULL, "kind" text NOT NULL,
        "code" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL,
        "settled_at" TIMESTAMP WITH TIME ZONE,
        CONSTRAINT "PK_mail_return" PRIMARY KEY ("id"));
      CREATE INDEX "mail_return_by_address" ON "mail_return" ("address");
      CREATE INDEX "mail_return_by_mail" ON "mail_return" ("mail_id");
      ALTER TABLE "message" ADD "sent_to" text;
      CREATE VIEW "suppressed_address" AS
        SELECT address,
          CASE WHEN bool_or(kind = 'complaint') THEN 'complaint'
               WHEN bool_or(kind = 'hard') THEN 'hard' ELSE 'soft' END AS cause,
          (array_agg(code ORDER BY kind = 'hard' DESC, at DESC))[1] AS code, max(at) AS since
        FROM mail_return
        WHERE settled_at IS NULL AND kind IN ('hard', 'soft', 'complaint')
        GROUP BY address
        HAVING bool_or(kind IN ('hard', 'complaint'))
          OR count(DISTINCT mail_id) FILTER (WHERE kind = 'soft') >= 3`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP VIEW "suppressed_address";
      ALTER TABLE "message" DROP COLUMN "sent_to";
      DROP TABLE "mail_return"`);
  }
}
