import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Certificates as they were handed out, signed, and the keys that sign them. */
export class CertificateFiles1814000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "document_key" (
        "id" uuid NOT NULL, "organisation_id" uuid, "given" boolean NOT NULL,
        "fingerprint" text NOT NULL, "certificates" text NOT NULL, "sealed_secret" bytea,
        "created_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        "retired_at" TIMESTAMP WITH TIME ZONE,
        CONSTRAINT "PK_document_key" PRIMARY KEY ("id"),
        CONSTRAINT "FK_95f5215b5617940c099837079d8" FOREIGN KEY ("organisation_id")
          REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION);
      CREATE INDEX "IDX_95f5215b5617940c099837079d" ON "document_key" ("organisation_id");
      CREATE UNIQUE INDEX "IDX_2f27b9aced6b3b748bdac3396b" ON "document_key" ("fingerprint");
      CREATE TABLE "certificate_file" (
        "certificate_id" uuid NOT NULL, "annex" boolean NOT NULL, "edition" integer NOT NULL,
        "sha256" text NOT NULL, "size" integer NOT NULL, "fingerprint" text NOT NULL,
        "signed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "stamped" boolean NOT NULL,
        CONSTRAINT "PK_certificate_file" PRIMARY KEY ("certificate_id", "annex", "edition"),
        CONSTRAINT "FK_45b1e8d0869b9f837765c2b1995" FOREIGN KEY ("certificate_id")
          REFERENCES "certificate"("id") ON DELETE NO ACTION ON UPDATE NO ACTION);
      CREATE UNIQUE INDEX "IDX_c7f73c7152b199ca963145bb84" ON "certificate_file" ("sha256");
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "certificate_file"
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "certificate_file", "document_key"`);
  }
}
