import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People ask for a seat through a link; what they need stands apart. */
export class Registration1798300000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "registration_link" (
        "id" uuid NOT NULL, "cohort_id" uuid NOT NULL, "label" text NOT NULL,
        "expires_at" TIMESTAMP WITH TIME ZONE, "max_uses" integer,
        "revoked_at" TIMESTAMP WITH TIME ZONE, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        CONSTRAINT "PK_registration_link" PRIMARY KEY ("id"),
        CONSTRAINT "FK_d618ccf7ba4a747ab2b77a5ad55" FOREIGN KEY ("cohort_id") REFERENCES "cohort"("id"));
      CREATE INDEX "IDX_d618ccf7ba4a747ab2b77a5ad5" ON "registration_link" ("cohort_id");

      CREATE TABLE "registration" (
        "id" uuid NOT NULL, "link_id" uuid NOT NULL, "email" text NOT NULL,
        "first_name" text NOT NULL, "last_name" text NOT NULL, "employer" text NOT NULL,
        "siret" text NOT NULL, "occupation" text, "experience" text, "needs" text NOT NULL,
        "accommodation" boolean NOT NULL, "status" text NOT NULL DEFAULT 'unproved',
        "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "proved_at" TIMESTAMP WITH TIME ZONE,
        "decided_at" TIMESTAMP WITH TIME ZONE, "refusal_reason" text, "enrolment_id" uuid,
        "told_status" text NOT NULL DEFAULT '', "next_try_at" TIMESTAMP WITH TIME ZONE,
        CONSTRAINT "PK_registration" PRIMARY KEY ("id"),
        CONSTRAINT "FK_f4b4bf4eb64c220b2d46e268318" FOREIGN KEY ("link_id") REFERENCES "registration_link"("id"),
        CONSTRAINT "FK_d37bed92531cf889302ba09238a" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id"));
      CREATE INDEX "IDX_f4b4bf4eb64c220b2d46e26831" ON "registration" ("link_id");
      CREATE INDEX "IDX_ce657140898dbd9002ceaf2a13" ON "registration" ("email");
      CREATE INDEX "IDX_d37bed92531cf889302ba09238" ON "registration" ("enrolment_id");
      CREATE INDEX "registration_to_tell" ON "registration" ("created_at") WHERE told_status <> status;

      CREATE TABLE "confidential_request" (
        "registration_id" uuid NOT NULL, "details" text NOT NULL, "contact_email" text NOT NULL,
        "asked_at" TIMESTAMP WITH TIME ZONE NOT NULL, "answered_at" TIMESTAMP WITH TIME ZONE,
        "told_at" TIMESTAMP WITH TIME ZONE, "next_try_at" TIMESTAMP WITH TIME ZONE,
        CONSTRAINT "PK_confidential_request" PRIMARY KEY ("registration_id"),
        CONSTRAINT "FK_3f7e24f6c39182eb56cf7b1ebc9" FOREIGN KEY ("registration_id")
          REFERENCES "registration"("id") ON DELETE CASCADE);
      CREATE INDEX "confidential_request_to_tell" ON "confidential_request" ("asked_at")
        WHERE told_at is null`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `DROP TABLE "confidential_request", "registration", "registration_link"`,
    );
  }
}
