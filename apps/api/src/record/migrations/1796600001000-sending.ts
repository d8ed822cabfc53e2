import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tries are counted and put off in the record: the queue may lose them, or a clock go back. */
export class Sending1796600001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "message" ADD "next_try_at" TIMESTAMP WITH TIME ZONE`);
    await queryRunner.query(`ALTER TABLE "login_code" ADD "mailed_at" TIMESTAMP WITH TIME ZONE`);
    await queryRunner.query(
      `CREATE INDEX "login_code_to_mail" ON "login_code" ("expires_at") WHERE mailed_at is null`,
    );
    await queryRunner.query(
      `CREATE TABLE "worker_beat" ("name" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_b41098d270a3c4863b22f36b42c" PRIMARY KEY ("name"))`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "worker_beat"`);
    await queryRunner.query(`ALTER TABLE "login_code" DROP COLUMN "mailed_at"`);
    await queryRunner.query(`ALTER TABLE "message" DROP COLUMN "next_try_at"`);
  }
}
