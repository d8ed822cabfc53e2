import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents that the team has sent by hand, without waiting for the rule of the day after. */
export class DocumentSendings1839000002000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "document_sending" (
        "id" uuid NOT NULL, "sending_id" uuid NOT NULL, "enrolment_id" uuid NOT NULL,
        "asked_by_id" uuid NOT NULL, "asked_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        CONSTRAINT "once_a_document_sending" UNIQUE ("sending_id", "enrolment_id"),
        CONSTRAINT "PK_document_sending" PRIMARY KEY ("id"),
        CONSTRAINT "FK_document_sending_enrolment" FOREIGN KEY ("enrolment_id")
          REFERENCES "enrolment"("id") ON DELETE CASCADE,
        CONSTRAINT "FK_document_sending_asked_by" FOREIGN KEY ("asked_by_id")
          REFERENCES "person"("id"));
      CREATE INDEX "document_sending_enrolment" ON "document_sending" ("enrolment_id");
      CREATE INDEX "document_sending_asked" ON "document_sending" ("asked_at")`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE "document_sending"');
  }
}
