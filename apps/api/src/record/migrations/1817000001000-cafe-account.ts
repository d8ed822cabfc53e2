import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is told of a café once it was held. */
export class CafeAccount1817000001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "cafe_account" (
        "cafe_id" uuid NOT NULL, "under25" integer NOT NULL, "adults" integer NOT NULL,
        "over60" integer NOT NULL, "format" text NOT NULL, "questions" text array NOT NULL,
        "worked" text NOT NULL, "would_help" text NOT NULL, "photo" bytea,
        "told_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        CONSTRAINT "REL_cafe_account" UNIQUE ("cafe_id"),
        CONSTRAINT "PK_cafe_account" PRIMARY KEY ("cafe_id"),
        CONSTRAINT "FK_cafe_account_cafe" FOREIGN KEY ("cafe_id")
          REFERENCES "public_cafe"("id") ON DELETE CASCADE)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "cafe_account"`);
  }
}
