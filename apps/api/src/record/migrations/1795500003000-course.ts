import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Course1795500003000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            CREATE TABLE "course_version" (
                "id" uuid NOT NULL,
                "slug" text NOT NULL,
                "title" text NOT NULL,
                "version" text NOT NULL,
                "content_hash" text NOT NULL,
                "document" jsonb NOT NULL,
                "imported_at" TIMESTAMP WITH TIME ZONE NOT NULL,
                CONSTRAINT "PK_be2c44542ff683636ad90e1b179" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE UNIQUE INDEX "IDX_f2667107936e07c35ccb503b36" ON "course_version" ("content_hash")
        `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "course_version"`);
  }
}
