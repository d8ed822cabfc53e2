import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Cafe1795500011000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            CREATE TABLE "cafe" (
                "enrolment_id" uuid NOT NULL,
                "planned_on" date NOT NULL,
                "place" text NOT NULL,
                "ally" text NOT NULL DEFAULT '',
                "question" text NOT NULL DEFAULT '',
                "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL,
                CONSTRAINT "PK_416d82bdec72349c253f41279af" PRIMARY KEY ("enrolment_id")
            )
        `);
    await queryRunner.query(`
            ALTER TABLE "cafe"
            ADD CONSTRAINT "FK_416d82bdec72349c253f41279af" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "cafe"`);
  }
}
