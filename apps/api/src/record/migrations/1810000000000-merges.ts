import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Records that are the same person, read as one: nothing moves. */
export class Merges1810000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "person_merge" (
      "id" uuid NOT NULL,
      "person_id" uuid NOT NULL,
      "other_id" uuid NOT NULL,
      "at" TIMESTAMP WITH TIME ZONE NOT NULL,
      "told_at" TIMESTAMP WITH TIME ZONE,
      "next_try_at" TIMESTAMP WITH TIME ZONE,
      CONSTRAINT "PK_person_merge" PRIMARY KEY ("id"),
      CONSTRAINT "FK_1bb80f3b845e86a8b57e7bd2da1" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION,
      CONSTRAINT "FK_a45f4cc8ceb5ac1d0a9943e2c49" FOREIGN KEY ("other_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION
    )`);
    await queryRunner.query(
      `CREATE INDEX "IDX_1bb80f3b845e86a8b57e7bd2da" ON "person_merge" ("person_id")`,
    );
    await queryRunner.query(
      `CREATE UNIQUE INDEX "IDX_a45f4cc8ceb5ac1d0a9943e2c4" ON "person_merge" ("other_id")`,
    );
    await queryRunner.query(
      `CREATE INDEX "person_merge_to_tell" ON "person_merge" ("at") WHERE told_at is null`,
    );
    // Every record of a person, from any of them.
    await queryRunner.query(`
      CREATE FUNCTION records_of(uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
        WITH main AS (
          SELECT coalesce((SELECT person_id FROM person_merge WHERE other_id = $1), $1) AS id
        )
        SELECT id FROM main
        UNION ALL SELECT m.other_id FROM person_merge m JOIN main ON main.id = m.person_id
      $$`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP FUNCTION records_of`);
    await queryRunner.query(`DROP TABLE "person_merge"`);
  }
}
