import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WhoseName1796700002000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "person" ADD "home_organisation_id" uuid`);
    await queryRunner.query(`UPDATE "person" p SET "home_organisation_id" = coalesce(
      (SELECT c."organisation_id" FROM "enrolment" e JOIN "cohort" c ON c."id" = e."cohort_id"
       WHERE e."person_id" = p."id" ORDER BY e."created_at" LIMIT 1),
      (SELECT r."organisation_id" FROM "role_grant" r WHERE r."person_id" = p."id" ORDER BY r."id" LIMIT 1))`);
    await queryRunner.query(`ALTER TABLE "enrolment" ADD "written_as" jsonb`);
    await queryRunner.query(`CREATE TABLE "former_name" (
      "id" uuid NOT NULL,
      "person_id" uuid NOT NULL,
      "first_name" text NOT NULL,
      "last_name" text NOT NULL,
      "employer" text NOT NULL,
      "until" TIMESTAMP WITH TIME ZONE NOT NULL,
      "changed_by_id" uuid NOT NULL,
      CONSTRAINT "PK_former_name" PRIMARY KEY ("id"),
      CONSTRAINT "FK_4bc52f5493d87d543f367cf7f50" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION
    )`);
    await queryRunner.query(
      `CREATE INDEX "IDX_4bc52f5493d87d543f367cf7f5" ON "former_name" ("person_id")`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "former_name"`);
    await queryRunner.query(`ALTER TABLE "enrolment" DROP COLUMN "written_as"`);
    await queryRunner.query(`ALTER TABLE "person" DROP COLUMN "home_organisation_id"`);
  }
}
