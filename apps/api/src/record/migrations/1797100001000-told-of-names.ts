import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People are told that their name was changed, and a link sent to a mistyped address opens nothing. */
export class ToldOfNames1797100001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE "former_name" ADD "told_at" TIMESTAMP WITH TIME ZONE, ADD "next_try_at" TIMESTAMP WITH TIME ZONE`,
    );
    await queryRunner.query(`UPDATE "former_name" SET "told_at" = "until"`);
    await queryRunner.query(
      `CREATE INDEX "former_name_to_tell" ON "former_name" ("until") WHERE told_at is null`,
    );
    await queryRunner.query(
      `ALTER TABLE "enrolment" ADD "link_version" integer NOT NULL DEFAULT 0`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "enrolment" DROP COLUMN "link_version"`);
    await queryRunner.query(`DROP INDEX "former_name_to_tell"`);
    await queryRunner.query(
      `ALTER TABLE "former_name" DROP COLUMN "told_at", DROP COLUMN "next_try_at"`,
    );
  }
}
