import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Stamp1797400000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "stamp" (
      "hash" text NOT NULL,
      "png" bytea NOT NULL,
      "given_at" TIMESTAMP WITH TIME ZONE NOT NULL,
      CONSTRAINT "PK_stamp" PRIMARY KEY ("hash")
    )`);
    await queryRunner.query(`ALTER TABLE "organisation" ADD "stamp_hash" text`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "organisation" DROP "stamp_hash"`);
    await queryRunner.query(`DROP TABLE "stamp"`);
  }
}
