import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cafés that learners prepare, version by version. */
export class CafePlans1816000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "cafe_plan" (
        "id" uuid NOT NULL, "enrolment_id" uuid NOT NULL,
        "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "shared_at" TIMESTAMP WITH TIME ZONE,
        CONSTRAINT "PK_cafe_plan" PRIMARY KEY ("id"));
      CREATE INDEX "plans_of" ON "cafe_plan" ("enrolment_id");
      CREATE TABLE "cafe_plan_version" (
        "id" uuid NOT NULL, "plan_id" uuid NOT NULL, "number" integer NOT NULL,
        "content" jsonb NOT NULL, "saved_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        CONSTRAINT "PK_cafe_plan_version" PRIMARY KEY ("id"),
        CONSTRAINT "one_plan_version" UNIQUE ("plan_id", "number"));
      CREATE TABLE "cafe_kit" (
        "id" uuid NOT NULL, "state" text NOT NULL, "tries" integer NOT NULL DEFAULT '0',
        "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        CONSTRAINT "PK_cafe_kit" PRIMARY KEY ("id"));
      ALTER TABLE "cafe_plan" ADD CONSTRAINT "FK_f663d8b0d683c58e3a3122d45b2" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
      ALTER TABLE "cafe_plan_version" ADD CONSTRAINT "FK_2a943cbf65226858e21ef275b10" FOREIGN KEY ("plan_id") REFERENCES "cafe_plan"("id") ON DELETE CASCADE ON UPDATE NO ACTION`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE "cafe_kit";
      DROP TABLE "cafe_plan_version";
      DROP TABLE "cafe_plan"`);
  }
}
