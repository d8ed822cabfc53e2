import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Audit1795500012000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            CREATE TABLE "audit_event" (
                "id" uuid NOT NULL,
                "at" TIMESTAMP WITH TIME ZONE NOT NULL,
                "actor_id" uuid,
                "organisation_id" uuid,
                "action" text NOT NULL,
                "object_type" text NOT NULL,
                "object_id" text NOT NULL,
                "reason" text,
                "detail" jsonb NOT NULL DEFAULT '{}',
                CONSTRAINT "PK_481efbe8b0a403efe3f47a6528f" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "IDX_6b46a8bb7a1e71f2a5e4e2b4ea" ON "audit_event" ("object_type", "object_id")
        `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "audit_event"`);
  }
}
