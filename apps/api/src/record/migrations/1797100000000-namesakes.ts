import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People who bear the same name are found whatever its case and accents. */
export class Namesakes1797100000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE INDEX "person_by_bare_name" ON "person" (bare_word("last_name"), bare_word("first_name"))`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX "person_by_bare_name"`);
  }
}
