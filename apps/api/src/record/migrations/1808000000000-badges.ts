import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Open Badges, the keys that sign them, and the links by which they are shown. */
export class Badges1808000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "issuer_key" (
        "id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "public_key" text NOT NULL,
        "sealed_secret" bytea, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        "retired_at" TIMESTAMP WITH TIME ZONE,
        CONSTRAINT "PK_issuer_key" PRIMARY KEY ("id"),
        CONSTRAINT "FK_848a241a37433722a8aca6a3d79" FOREIGN KEY ("organisation_id")
          REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION);
      CREATE INDEX "IDX_848a241a37433722a8aca6a3d7" ON "issuer_key" ("organisation_id");
      CREATE UNIQUE INDEX "IDX_8ca3b7d42cd5617f7c04de4e6a" ON "issuer_key" ("public_key");
      CREATE TABLE "badge" (
        "id" uuid NOT NULL, "certificate_id" uuid NOT NULL, "organisation_id" uuid NOT NULL,
        "achievement" text NOT NULL, "key_id" uuid NOT NULL, "status_number" integer NOT NULL,
        "sealed" jsonb NOT NULL, "issued_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        CONSTRAINT "PK_badge" PRIMARY KEY ("id"),
        CONSTRAINT "UQ_1eadbe460b2e3d9ee454d5feac1" UNIQUE ("organisation_id", "status_number"),
        CONSTRAINT "UQ_20e627d98cd503e9a03c3548aaf" UNIQUE ("certificate_id", "achievement"),
        CONSTRAINT "FK_9253a6afe1b8b875e7b64335628" FOREIGN KEY ("certificate_id")
          REFERENCES "certificate"("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
        CONSTRAINT "FK_371533b34044d8efb826b64daca" FOREIGN KEY ("organisation_id")
          REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
        CONSTRAINT "FK_a0ec15a804ca4da8f73a03c30aa" FOREIGN KEY ("key_id")
          REFERENCES "issuer_key"("id") ON DELETE NO ACTION ON UPDATE NO ACTION);
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "badge"
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TABLE "badge_share" (
        "badge_id" uuid NOT NULL, "code" text NOT NULL, "named" boolean NOT NULL,
        "opened_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        CONSTRAINT "PK_badge_share" PRIMARY KEY ("badge_id"),
        CONSTRAINT "FK_0d48d87d6f584d3ac0a52d0aab2" FOREIGN KEY ("badge_id")
          REFERENCES "badge"("id") ON DELETE NO ACTION ON UPDATE NO ACTION);
      CREATE UNIQUE INDEX "IDX_27da1b35c3cdd73ad40153f1f1" ON "badge_share" ("code")`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "badge_share", "badge", "issuer_key"`);
  }
}
