import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The calendar of cafés: what is proposed, who comes, what is reported, who answers for where. */
export class PublicCafes1817000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "public_cafe" (
        "id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "host_id" uuid, "enrolment_id" uuid,
        "proposer_email" text NOT NULL DEFAULT '', "host_name" text NOT NULL,
        "co_host" text NOT NULL DEFAULT '', "state" text NOT NULL DEFAULT 'unproved',
        "slug" text NOT NULL, "title" text NOT NULL, "theme" text NOT NULL,
        "words" text NOT NULL DEFAULT '', "place" text NOT NULL, "address" text NOT NULL,
        "departement" text NOT NULL, "starts_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        "ends_at" TIMESTAMP WITH TIME ZONE NOT NULL, "time_zone" text NOT NULL,
        "seats" integer NOT NULL, "access" text array NOT NULL DEFAULT '{}',
        "hub_words" text, "answer" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        "proved_at" TIMESTAMP WITH TIME ZONE, "decided_at" TIMESTAMP WITH TIME ZONE,
        "decided_by_id" uuid, "hidden_at" TIMESTAMP WITH TIME ZONE,
        "told_state" text NOT NULL DEFAULT '', "next_try_at" TIMESTAMP WITH TIME ZONE,
        CONSTRAINT "PK_public_cafe" PRIMARY KEY ("id"),
        CONSTRAINT "FK_public_cafe_hub" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id"),
        CONSTRAINT "FK_public_cafe_enrolment" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id"));
      CREATE INDEX "public_cafe_coming" ON "public_cafe" ("starts_at", "id")
        WHERE state in ('announced', 'told') and hidden_at is null;
      CREATE INDEX "public_cafe_there" ON "public_cafe" ("departement", "starts_at", "id")
        WHERE state in ('announced', 'told') and hidden_at is null;
      CREATE INDEX "public_cafe_to_tell" ON "public_cafe" ("created_at") WHERE told_state <> state;
      CREATE INDEX "public_cafe_hub" ON "public_cafe" ("organisation_id");
      CREATE INDEX "public_cafe_host" ON "public_cafe" ("host_id");
      CREATE INDEX "public_cafe_enrolment" ON "public_cafe" ("enrolment_id");
      CREATE INDEX "public_cafe_proposer" ON "public_cafe" ("proposer_email");
      CREATE UNIQUE INDEX "public_cafe_slug" ON "public_cafe" ("slug");

      CREATE TABLE "cafe_seat" (
        "id" uuid NOT NULL, "cafe_id" uuid NOT NULL, "first_name" text NOT NULL,
        "email" text NOT NULL DEFAULT '', "status" text NOT NULL,
        "arrived_at" TIMESTAMP WITH TIME ZONE NOT NULL, "told" text NOT NULL DEFAULT '',
        "next_try_at" TIMESTAMP WITH TIME ZONE,
        CONSTRAINT "PK_cafe_seat" PRIMARY KEY ("id"),
        CONSTRAINT "FK_cafe_seat_cafe" FOREIGN KEY ("cafe_id") REFERENCES "public_cafe"("id") ON DELETE CASCADE);
      CREATE INDEX "cafe_seat_cafe" ON "cafe_seat" ("cafe_id");
      CREATE INDEX "cafe_seat_email" ON "cafe_seat" ("email");

      CREATE TABLE "cafe_report" (
        "id" uuid NOT NULL, "cafe_id" uuid NOT NULL, "words" text NOT NULL,
        "at" TIMESTAMP WITH TIME ZONE NOT NULL,
        CONSTRAINT "PK_cafe_report" PRIMARY KEY ("id"),
        CONSTRAINT "FK_cafe_report_cafe" FOREIGN KEY ("cafe_id") REFERENCES "public_cafe"("id") ON DELETE CASCADE);
      CREATE INDEX "cafe_report_cafe" ON "cafe_report" ("cafe_id");

      CREATE TABLE "territory" (
        "departement" text NOT NULL, "organisation_id" uuid NOT NULL,
        CONSTRAINT "PK_territory" PRIMARY KEY ("departement"),
        CONSTRAINT "FK_territory_hub" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id"));

      CREATE TABLE "cafe_setting" (
        "organisation_id" uuid NOT NULL, "alumni_at_once" boolean NOT NULL DEFAULT false,
        CONSTRAINT "REL_cafe_setting" UNIQUE ("organisation_id"),
        CONSTRAINT "PK_cafe_setting" PRIMARY KEY ("organisation_id"),
        CONSTRAINT "FK_cafe_setting_hub" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id"))`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `DROP TABLE "cafe_setting", "territory", "cafe_report", "cafe_seat", "public_cafe"`,
    );
  }
}
