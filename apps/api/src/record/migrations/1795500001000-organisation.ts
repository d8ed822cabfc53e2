import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Organisation1795500001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            CREATE TABLE "organisation" (
                "id" uuid NOT NULL,
                "kind" text NOT NULL,
                "code" text NOT NULL,
                "name" text NOT NULL,
                "parent_id" uuid,
                "legal_name" text NOT NULL,
                "address" text NOT NULL,
                "city" text NOT NULL,
                "siret" text NOT NULL DEFAULT '',
                "activity_number" text NOT NULL DEFAULT '',
                "representative_name" text NOT NULL,
                "representative_capacity" text NOT NULL,
                "contact_email" text NOT NULL,
                "contact_phone" text NOT NULL DEFAULT '',
                "disability_contact_name" text NOT NULL,
                "disability_contact_email" text NOT NULL,
                "revision" integer NOT NULL,
                CONSTRAINT "PK_c725ae234ef1b74cce43d2d00c1" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE UNIQUE INDEX "IDX_6a3122daf3cb06cb4f1f87ae64" ON "organisation" ("code")
        `);
    await queryRunner.query(`
            CREATE TABLE "role_grant" (
                "id" uuid NOT NULL,
                "person_id" uuid NOT NULL,
                "organisation_id" uuid NOT NULL,
                "role" text NOT NULL,
                CONSTRAINT "UQ_ecb8f3b19d091de6c5ef7c64289" UNIQUE ("person_id", "organisation_id", "role"),
                CONSTRAINT "PK_b9e50aafa723c536731c38529fb" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "IDX_32da50c60e4e89311514ba70a7" ON "role_grant" ("organisation_id")
        `);
    await queryRunner.query(`
            ALTER TABLE "organisation"
            ADD CONSTRAINT "FK_c4ba39f5697ec0cd6e03314b616" FOREIGN KEY ("parent_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "role_grant"
            ADD CONSTRAINT "FK_03a176325f023b3a4ba96a01112" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "role_grant"
            ADD CONSTRAINT "FK_32da50c60e4e89311514ba70a7a" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "role_grant", "organisation"`);
  }
}
