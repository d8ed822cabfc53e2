import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How hubs’ documents look, version by version. */
export class PaperTemplates1815000003000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "paper_template" (
        "id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "number" integer NOT NULL,
        "look" jsonb NOT NULL, "by_id" uuid NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL,
        CONSTRAINT "PK_paper_template" PRIMARY KEY ("id"),
        CONSTRAINT "one_paper_template" UNIQUE ("organisation_id", "number"));
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "paper_template"
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      ALTER TABLE "paper_template" ADD CONSTRAINT "FK_bd171a15e8a51747132dd2a8e0b" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE "paper_template"');
  }
}
