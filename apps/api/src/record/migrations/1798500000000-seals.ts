import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The head of each chain is sealed by a time-stamp, and sent to its organisation. */
export class Seals1798500000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "chain_seal" (
        "organisation_id" uuid NOT NULL, "number" integer NOT NULL, "hash" text NOT NULL,
        "at" TIMESTAMP WITH TIME ZONE NOT NULL, "token" bytea NOT NULL, "authority" text NOT NULL,
        CONSTRAINT "PK_chain_seal" PRIMARY KEY ("organisation_id", "number"),
        CONSTRAINT "FK_9a3070c7400821df42b07d427c1" FOREIGN KEY ("organisation_id")
          REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION);
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "chain_seal"
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TABLE "seal_notice" (
        "id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "number" integer NOT NULL,
        "told_at" TIMESTAMP WITH TIME ZONE, "next_try_at" TIMESTAMP WITH TIME ZONE,
        CONSTRAINT "PK_seal_notice" PRIMARY KEY ("id"),
        CONSTRAINT "FK_6e80a6e6e7f4f43684d17792296" FOREIGN KEY ("organisation_id", "number")
          REFERENCES "chain_seal"("organisation_id", "number") ON DELETE NO ACTION ON UPDATE NO ACTION)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "seal_notice"; DROP TABLE "chain_seal"`);
  }
}
