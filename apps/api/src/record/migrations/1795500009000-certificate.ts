import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Certificate1795500009000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            CREATE TABLE "certificate_counter" (
                "organisation_id" uuid NOT NULL,
                "year" integer NOT NULL,
                "last" integer NOT NULL,
                CONSTRAINT "PK_b262a145c81e3df1201cde28c8a" PRIMARY KEY ("organisation_id", "year")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "certificate" (
                "id" uuid NOT NULL,
                "enrolment_id" uuid NOT NULL,
                "organisation_id" uuid NOT NULL,
                "kind" text NOT NULL,
                "version" integer NOT NULL,
                "number" text NOT NULL,
                "code" text NOT NULL,
                "snapshot" jsonb NOT NULL,
                "snapshot_hash" text NOT NULL,
                "issued_at" TIMESTAMP WITH TIME ZONE NOT NULL,
                CONSTRAINT "UQ_a78dfbe97abef591f79a6d585a4" UNIQUE ("number", "version"),
                CONSTRAINT "UQ_9c48058c807cef7bb0fc369d31e" UNIQUE ("enrolment_id", "kind", "version"),
                CONSTRAINT "PK_8daddfc65f59e341c2bbc9c9e43" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE UNIQUE INDEX "IDX_9c263067e4ed9782c88b4b347e" ON "certificate" ("code")
        `);
    await queryRunner.query(`
            CREATE TABLE "certificate_event" (
                "id" uuid NOT NULL,
                "certificate_id" uuid NOT NULL,
                "kind" text NOT NULL,
                "reason" text NOT NULL,
                "actor_id" uuid NOT NULL,
                "at" TIMESTAMP WITH TIME ZONE NOT NULL,
                CONSTRAINT "PK_d14af3eefff2434de5c32adb058" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "IDX_9f3c2f4dbd4b99a50a3e30699b" ON "certificate_event" ("certificate_id")
        `);
    await queryRunner.query(`
            ALTER TABLE "certificate"
            ADD CONSTRAINT "FK_006c65c4df51536ef09a8761689" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "certificate"
            ADD CONSTRAINT "FK_65ad34481aacbe7cb1447e3ee99" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "certificate_event"
            ADD CONSTRAINT "FK_9f3c2f4dbd4b99a50a3e30699ba" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "certificate_counter", "certificate_event", "certificate"`);
  }
}
