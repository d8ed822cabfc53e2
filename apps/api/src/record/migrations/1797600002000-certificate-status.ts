import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What became of a certificate, said once: what is in force is what nothing happened to. */
export class CertificateStatus1797600002000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP VIEW "standing_certificate"`);
    await queryRunner.query(`
      CREATE VIEW "certificate_status" AS
        SELECT c.*, last."id" AS "event_id",
          CASE WHEN last."kind" = 'revoked' THEN 'revoked'
               WHEN last."kind" = 'superseded' OR EXISTS (
                 SELECT FROM "certificate" n WHERE n."number" = c."number" AND n."version" > c."version")
                 THEN 'superseded'
               WHEN last."kind" = 'suspended' THEN 'suspended'
               ELSE 'issued' END AS "status"
        FROM "certificate" c
        LEFT JOIN LATERAL (
          SELECT e."id", e."kind" FROM "certificate_event" e WHERE e."certificate_id" = c."id"
          ORDER BY e."at" DESC, e."id" DESC LIMIT 1) last ON true`);
    await queryRunner.query(`
      CREATE VIEW "standing_certificate" AS
        SELECT * FROM "certificate_status" WHERE "status" = 'issued'`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP VIEW "standing_certificate", "certificate_status"`);
    await queryRunner.query(`
      CREATE VIEW "standing_certificate" AS
        SELECT c.* FROM "certificate" c
        WHERE coalesce((SELECT e."kind" FROM "certificate_event" e WHERE e."certificate_id" = c."id"
                        ORDER BY e."at" DESC, e."id" DESC LIMIT 1), 'restored') = 'restored'
          AND NOT EXISTS (SELECT FROM "certificate" n WHERE n."number" = c."number"
                          AND n."version" > c."version")`);
  }
}
