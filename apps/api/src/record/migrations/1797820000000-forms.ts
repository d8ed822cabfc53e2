import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An attempt says which of the equivalent forms of its quiz it sits. */
export class Forms1797820000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table "quiz_attempt" add "form" text not null default ''`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table "quiz_attempt" drop column "form"');
  }
}
