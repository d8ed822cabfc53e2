import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What coordinators write, and letters as they were sent. */
export class NotesLetters1796600003000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "note" (
                "id" uuid NOT NULL,
                "cohort_id" uuid NOT NULL,
                "author_id" uuid NOT NULL,
                "written_at" TIMESTAMP WITH TIME ZONE NOT NULL,
                "audience" text NOT NULL,
                "subject" text NOT NULL,
                "body" text NOT NULL,
                CONSTRAINT "PK_96d0c172a4fba276b1bbed43058" PRIMARY KEY ("id"),
                CONSTRAINT "FK_e021f7934a24d8d1e234e9c788c" FOREIGN KEY ("cohort_id") REFERENCES "cohort"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
            )`);
    await queryRunner.query(
      `CREATE INDEX "IDX_e021f7934a24d8d1e234e9c788" ON "note" ("cohort_id")`,
    );
    await queryRunner.query(`CREATE INDEX "note_written" ON "note" ("written_at")`);
    await queryRunner.query(`CREATE TABLE "sent_letter" (
                "message_id" uuid NOT NULL,
                "sent_at" TIMESTAMP WITH TIME ZONE NOT NULL,
                "subject" text NOT NULL,
                "html" text NOT NULL,
                "attachments" text array NOT NULL,
                CONSTRAINT "PK_c8fd149bc87434a4bd6decbf1ec" PRIMARY KEY ("message_id"),
                CONSTRAINT "FK_c8fd149bc87434a4bd6decbf1ec" FOREIGN KEY ("message_id") REFERENCES "message"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
            )`);
    await queryRunner.query(`CREATE INDEX "sent_letter_by_date" ON "sent_letter" ("sent_at")`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "sent_letter", "note"`);
  }
}
