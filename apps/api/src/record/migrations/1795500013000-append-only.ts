import type { MigrationInterface, QueryRunner } from 'typeorm';

const evidence = [
  'absence',
  'audit_event',
  'certificate',
  'certificate_event',
  'late_agreement',
  'quiz_answer',
  'signature',
];

/** Evidence is only ever added: the database itself refuses to change or remove a row. */
export class AppendOnly1795500013000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
      END $$
    `);
    for (const table of evidence) {
      await queryRunner.query(`
        CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "${table}"
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION refuse_change() CASCADE');
  }
}
