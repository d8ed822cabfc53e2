import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Attendance1795500008000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            CREATE TABLE "signature" (
                "id" uuid NOT NULL,
                "half_day_id" uuid NOT NULL,
                "person_id" uuid NOT NULL,
                "role" text NOT NULL,
                "way" text NOT NULL,
                "passed_by_id" uuid,
                "statement_version" text NOT NULL,
                "statement" text NOT NULL,
                "typed_name" text,
                "drawing" jsonb,
                "client_time" TIMESTAMP WITH TIME ZONE NOT NULL,
                "server_time" TIMESTAMP WITH TIME ZONE NOT NULL,
                "late" boolean NOT NULL DEFAULT false,
                "late_reason" text,
                "supersedes_id" uuid,
                CONSTRAINT "PK_8e62734171afc1d7c9570be27fb" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "absence" (
                "signature_id" uuid NOT NULL,
                "enrolment_id" uuid NOT NULL,
                "minutes" integer NOT NULL,
                "note" text NOT NULL DEFAULT '',
                CONSTRAINT "PK_10db959043f94ce03a109ed89bc" PRIMARY KEY ("signature_id", "enrolment_id")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "late_agreement" (
                "id" uuid NOT NULL,
                "signature_id" uuid NOT NULL,
                "agreed" boolean NOT NULL,
                "trainer_id" uuid NOT NULL,
                "at" TIMESTAMP WITH TIME ZONE NOT NULL,
                CONSTRAINT "PK_1e68364ae02a716309992116620" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE UNIQUE INDEX "IDX_f536a15120ecf71df6c4f0185d" ON "late_agreement" ("signature_id")
        `);
    await queryRunner.query(`
            ALTER TABLE "signature"
            ADD CONSTRAINT "FK_b559f6f992d99d5fc7621964988" FOREIGN KEY ("half_day_id") REFERENCES "half_day"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "signature"
            ADD CONSTRAINT "FK_c8797594af59a612c6006dff5c6" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "absence"
            ADD CONSTRAINT "FK_f1b73b09c833dd769825de26b4d" FOREIGN KEY ("signature_id") REFERENCES "signature"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "absence"
            ADD CONSTRAINT "FK_2cf6aea46dc22249d5300787d8a" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "late_agreement"
            ADD CONSTRAINT "FK_f536a15120ecf71df6c4f0185d4" FOREIGN KEY ("signature_id") REFERENCES "signature"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "late_agreement"
            ADD CONSTRAINT "FK_a3f9241e4d449a31d24bf9b383c" FOREIGN KEY ("trainer_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
      -- At most one signature: a first one supersedes nothing, and null equals null here.
      CREATE UNIQUE INDEX "one_signature"
        ON "signature" ("half_day_id", "person_id", "role", "supersedes_id") NULLS NOT DISTINCT
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "absence", "late_agreement", "signature"`);
  }
}
