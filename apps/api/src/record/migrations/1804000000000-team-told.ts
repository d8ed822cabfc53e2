import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A seat that came free is told as such; the team is told of absences announced and of contests. */
export class TeamTold1804000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE "enrolment" ADD "waited" boolean NOT NULL DEFAULT false;
      CREATE TABLE "word_notice" (
        "id" uuid NOT NULL, "word_id" uuid NOT NULL, "person_id" uuid,
        "told_at" TIMESTAMP WITH TIME ZONE, "next_try_at" TIMESTAMP WITH TIME ZONE,
        CONSTRAINT "PK_word_notice" PRIMARY KEY ("id"),
        CONSTRAINT "FK_4c69f6f56d956c84807e5731ff9" FOREIGN KEY ("word_id")
          REFERENCES "attendance_word"("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
        CONSTRAINT "FK_0f08c49330aeea81fe5fe1d39ed" FOREIGN KEY ("person_id")
          REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION);
      CREATE INDEX "word_notice_untold" ON "word_notice" ("word_id") WHERE told_at is null`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `DROP TABLE "word_notice"; ALTER TABLE "enrolment" DROP COLUMN "waited"`,
    );
  }
}
