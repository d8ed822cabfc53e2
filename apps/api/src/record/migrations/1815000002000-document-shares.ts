import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The links by which people show their documents. */
export class DocumentShares1815000002000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "document_share" (
        "number" text NOT NULL, "code" text NOT NULL, "named" boolean NOT NULL,
        "opened_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        CONSTRAINT "PK_document_share" PRIMARY KEY ("number"));
      CREATE UNIQUE INDEX "IDX_3c49091dcc4f584c5b1ac14878" ON "document_share" ("code")`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE "document_share"');
  }
}
