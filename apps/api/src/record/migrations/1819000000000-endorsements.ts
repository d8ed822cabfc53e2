import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Recommendations of those who host; cafés that are put away; the page that a kit leads to. */
export class Endorsements1819000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "cafe_endorsement" (
        "id" uuid NOT NULL, "cafe_id" uuid NOT NULL, "name" text NOT NULL, "email" text NOT NULL,
        "quality" text NOT NULL, "endorsed_by_id" uuid, "status" text NOT NULL DEFAULT 'asked',
        "words" text NOT NULL DEFAULT '', "named" boolean NOT NULL DEFAULT false,
        "asked_at" TIMESTAMP WITH TIME ZONE NOT NULL, "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        "answered_at" TIMESTAMP WITH TIME ZONE, "told_at" TIMESTAMP WITH TIME ZONE,
        "next_try_at" TIMESTAMP WITH TIME ZONE,
        CONSTRAINT "PK_cafe_endorsement" PRIMARY KEY ("id"),
        CONSTRAINT "FK_cafe_endorsement_cafe" FOREIGN KEY ("cafe_id")
          REFERENCES "public_cafe"("id") ON DELETE CASCADE ON UPDATE NO ACTION);
      CREATE INDEX "cafe_endorsement_of" ON "cafe_endorsement" ("cafe_id");
      CREATE INDEX "cafe_endorsement_confirmed" ON "cafe_endorsement" ("status")
        WHERE status = 'confirmed';
      CREATE INDEX "cafe_endorsement_untold" ON "cafe_endorsement" ("told_at")
        WHERE told_at is null;
      ALTER TABLE "public_cafe" ADD "archived_at" TIMESTAMP WITH TIME ZONE;
      ALTER TABLE "cafe_kit" ADD "page" text`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE "cafe_kit" DROP COLUMN "page";
      ALTER TABLE "public_cafe" DROP COLUMN "archived_at";
      DROP TABLE "cafe_endorsement"`);
  }
}
