import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Addresses that people’s diaries read by themselves. */
export class AgendaFeeds1807000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "agenda_feed" (
        "id" uuid NOT NULL, "person_id" uuid NOT NULL, "kind" text NOT NULL,
        "made_at" TIMESTAMP WITH TIME ZONE NOT NULL, "last_read_at" TIMESTAMP WITH TIME ZONE,
        CONSTRAINT "one_agenda_feed" UNIQUE ("person_id", "kind"),
        CONSTRAINT "PK_agenda_feed" PRIMARY KEY ("id"));
      ALTER TABLE "agenda_feed"
        ADD CONSTRAINT "FK_b6eafeba54452e1173c24772e59" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "agenda_feed"`);
  }
}
