import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What columns of lists mean, hub by hub. */
export class ListHeadings1802000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "list_heading" (
        "organisation_id" uuid NOT NULL,
        "heading" text NOT NULL,
        "field" text,
        "told_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        CONSTRAINT "PK_list_heading" PRIMARY KEY ("organisation_id", "heading"),
        CONSTRAINT "FK_cf5c295688654e1a2e1822d2702" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id")
          ON DELETE NO ACTION ON UPDATE NO ACTION)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "list_heading"`);
  }
}
