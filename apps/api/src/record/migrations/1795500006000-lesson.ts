import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Lesson1795500006000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            CREATE TABLE "lesson_progress" (
                "enrolment_id" uuid NOT NULL,
                "lesson_id" text NOT NULL,
                "section_id" text,
                "seen_at" TIMESTAMP WITH TIME ZONE NOT NULL,
                "done_at" TIMESTAMP WITH TIME ZONE,
                CONSTRAINT "PK_c62491e4194a9dbfec25fd47c24" PRIMARY KEY ("enrolment_id", "lesson_id")
            )
        `);
    await queryRunner.query(`
            ALTER TABLE "lesson_progress"
            ADD CONSTRAINT "FK_2653d05975830d55bf026e98f03" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "lesson_progress"`);
  }
}
