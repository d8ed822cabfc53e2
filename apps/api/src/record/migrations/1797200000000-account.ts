import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Account1797200000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE "session" ADD "id" uuid NOT NULL DEFAULT gen_random_uuid(), ADD "device" text NOT NULL DEFAULT ''`,
    );
    await queryRunner.query(`ALTER TABLE "session" ALTER "id" DROP DEFAULT`);
    await queryRunner.query(
      `CREATE UNIQUE INDEX "IDX_f55da76ac1c3ac420f444d2ff1" ON "session" ("id")`,
    );
    await queryRunner.query(`CREATE TABLE "former_address" (
      "id" uuid NOT NULL,
      "person_id" uuid NOT NULL,
      "email" text NOT NULL,
      "until" TIMESTAMP WITH TIME ZONE NOT NULL,
      "told_at" TIMESTAMP WITH TIME ZONE,
      "next_try_at" TIMESTAMP WITH TIME ZONE,
      CONSTRAINT "PK_former_address" PRIMARY KEY ("id"),
      CONSTRAINT "FK_a7361aafe4e0c62d5d5b6d00b4d" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION
    )`);
    await queryRunner.query(
      `CREATE INDEX "IDX_a7361aafe4e0c62d5d5b6d00b4" ON "former_address" ("person_id")`,
    );
    await queryRunner.query(
      `CREATE INDEX "former_address_to_tell" ON "former_address" ("until") WHERE told_at is null`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "former_address"`);
    await queryRunner.query(`ALTER TABLE "session" DROP COLUMN "id", DROP COLUMN "device"`);
  }
}
