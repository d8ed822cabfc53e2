import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How long the search for what is due takes is seen before it is felt. */
export class BeatTook1797700001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "worker_beat" ADD "took_ms" integer NOT NULL DEFAULT 0`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "worker_beat" DROP "took_ms"`);
  }
}
