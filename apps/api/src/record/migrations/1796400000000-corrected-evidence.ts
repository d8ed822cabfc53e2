import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was noted by mistake is mended by a second row that says who, when and why; what arrived
 * later than it was made says so.
 */
export class CorrectedEvidence1796400000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE "signature" ADD "received_later" boolean NOT NULL DEFAULT false
    `);
    await queryRunner.query(`
      ALTER TABLE "late_agreement" ADD "supersedes_id" uuid, ADD "reason" text
    `);
    await queryRunner.query(`DROP INDEX "IDX_f536a15120ecf71df6c4f0185d"`);
    await queryRunner.query(`
      -- One first word, and one word after each: null equals null here.
      CREATE UNIQUE INDEX "one_agreement"
        ON "late_agreement" ("signature_id", "supersedes_id") NULLS NOT DISTINCT
    `);
    await queryRunner.query(`
      ALTER TABLE "absence"
        ADD "id" uuid NOT NULL DEFAULT gen_random_uuid(),
        ADD "supersedes_id" uuid,
        ADD "corrected_by_id" uuid,
        ADD "at" TIMESTAMP WITH TIME ZONE,
        ADD "reason" text,
        DROP CONSTRAINT "PK_10db959043f94ce03a109ed89bc",
        ADD CONSTRAINT "PK_30089b15c0f880f026581218c16" PRIMARY KEY ("id"),
        ADD CONSTRAINT "FK_298bdd21ee2bfa6412d72062449" FOREIGN KEY ("corrected_by_id")
          REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
    `);
    await queryRunner.query(`ALTER TABLE "absence" ALTER "id" DROP DEFAULT`);
    await queryRunner.query(`
      CREATE UNIQUE INDEX "one_absence"
        ON "absence" ("signature_id", "enrolment_id", "supersedes_id") NULLS NOT DISTINCT
    `);
    await queryRunner.query(`CREATE INDEX "absence_of_enrolment" ON "absence" ("enrolment_id")`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX "absence_of_enrolment", "one_absence", "one_agreement"`);
    await queryRunner.query(`
      ALTER TABLE "absence"
        DROP CONSTRAINT "PK_30089b15c0f880f026581218c16",
        ADD CONSTRAINT "PK_10db959043f94ce03a109ed89bc" PRIMARY KEY ("signature_id", "enrolment_id"),
        DROP "id", DROP "supersedes_id", DROP "corrected_by_id", DROP "at", DROP "reason"
    `);
    await queryRunner.query(`
      CREATE UNIQUE INDEX "IDX_f536a15120ecf71df6c4f0185d" ON "late_agreement" ("signature_id")
    `);
    await queryRunner.query(`ALTER TABLE "late_agreement" DROP "supersedes_id", DROP "reason"`);
    await queryRunner.query(`ALTER TABLE "signature" DROP "received_later"`);
  }
}
