import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pairs of records that look alike and are two people. */
export class TwoPeople1813000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "two_people" (
      "one_id" uuid NOT NULL,
      "other_id" uuid NOT NULL,
      "by_id" uuid NOT NULL,
      "at" TIMESTAMP WITH TIME ZONE NOT NULL,
      CONSTRAINT "two_people_in_order" CHECK (one_id < other_id),
      CONSTRAINT "PK_two_people" PRIMARY KEY ("one_id", "other_id"),
      CONSTRAINT "FK_5a4a3c909eb0a090d14a14330d8" FOREIGN KEY ("one_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION,
      CONSTRAINT "FK_bb7e4b925e5e1666f5044772d3b" FOREIGN KEY ("other_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION,
      CONSTRAINT "FK_5d7fe6464165639a08d88afd628" FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION
    )`);
    await queryRunner.query(
      `CREATE INDEX "IDX_bb7e4b925e5e1666f5044772d3" ON "two_people" ("other_id")`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "two_people"`);
  }
}
