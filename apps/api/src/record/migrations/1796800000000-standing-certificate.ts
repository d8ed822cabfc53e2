import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The certificates in force, said once. One revoked may be followed by another, under a number of its
 * own: versions count what bears one number, no more what one person was given.
 */
export class StandingCertificate1796800000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'ALTER TABLE "certificate" DROP CONSTRAINT "UQ_9c48058c807cef7bb0fc369d31e"',
    );
    await queryRunner.query(
      'CREATE INDEX "IDX_006c65c4df51536ef09a876168" ON "certificate" ("enrolment_id")',
    );
    await queryRunner.query(`
      CREATE VIEW "standing_certificate" AS
        SELECT c.* FROM "certificate" c
        WHERE coalesce((SELECT e."kind" FROM "certificate_event" e WHERE e."certificate_id" = c."id"
                        ORDER BY e."at" DESC, e."id" DESC LIMIT 1), 'restored') = 'restored'
          AND NOT EXISTS (SELECT FROM "certificate" n WHERE n."number" = c."number"
                          AND n."version" > c."version")`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP VIEW "standing_certificate"');
    await queryRunner.query('DROP INDEX "IDX_006c65c4df51536ef09a876168"');
    await queryRunner.query(
      'ALTER TABLE "certificate" ADD CONSTRAINT "UQ_9c48058c807cef7bb0fc369d31e" UNIQUE ("enrolment_id", "kind", "version")',
    );
  }
}
