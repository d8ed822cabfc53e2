import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A note may be for one person of its cohort. */
export class NoteToOne1839000003000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE "note" ADD "enrolment_id" uuid,
        ADD CONSTRAINT "FK_note_enrolment" FOREIGN KEY ("enrolment_id")
          REFERENCES "enrolment"("id") ON DELETE CASCADE`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE "note" DROP "enrolment_id"');
  }
}
