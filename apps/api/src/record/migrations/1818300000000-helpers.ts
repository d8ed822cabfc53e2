import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who agrees to help a first café, and whom they help. */
export class Helpers1818300000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "cafe_helper" (
        "person_id" uuid NOT NULL, "departement" text NOT NULL,
        "agreed_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        CONSTRAINT "PK_cafe_helper" PRIMARY KEY ("person_id"),
        CONSTRAINT "FK_6f9657793296ed35079172f692f" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`);
    await queryRunner.query(`
      CREATE TABLE "cafe_pairing" (
        "enrolment_id" uuid NOT NULL, "helper_id" uuid NOT NULL, "paired_by_id" uuid NOT NULL,
        "paired_at" TIMESTAMP WITH TIME ZONE NOT NULL, "told_at" TIMESTAMP WITH TIME ZONE,
        "next_try_at" TIMESTAMP WITH TIME ZONE,
        CONSTRAINT "PK_cafe_pairing" PRIMARY KEY ("enrolment_id"),
        CONSTRAINT "FK_b58d505c580d7c9baaacb2ac621" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
        CONSTRAINT "FK_5a27c61eefd89ba4b76eb1e359a" FOREIGN KEY ("helper_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`);
    await queryRunner.query(
      `CREATE INDEX "IDX_5a27c61eefd89ba4b76eb1e359" ON "cafe_pairing" ("helper_id")`,
    );
    await queryRunner.query(
      `CREATE INDEX "cafe_pairing_untold" ON "cafe_pairing" ("told_at") WHERE told_at is null`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "cafe_pairing"`);
    await queryRunner.query(`DROP TABLE "cafe_helper"`);
  }
}
