import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What shows nothing, spaces of every kind, marks typed for an apostrophe: as `cleanName` keeps names since. */
const clean = (column: string) => `
  trim(regexp_replace(regexp_replace(regexp_replace(
    normalize(${column}, NFC) COLLATE "und-x-icu",
    '[\\u00ad\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff]', '', 'g'),
    '[ \\u00a0\\u2000-\\u200a\\u202f\\u3000]+', ' ', 'g'),
    '([[:alpha:]])[''‘′´\`](?=[[:alpha:]])', '\\1’', 'g'))`;

/** Names written before there was one rule are kept as it keeps them. */
export class CleanNames1797100002000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const column of ['first_name', 'last_name', 'employer']) {
      await queryRunner.query(
        `UPDATE "person" SET "${column}" = ${clean(column)} WHERE "${column}" <> ${clean(column)}`,
      );
    }
  }

  async down(): Promise<void> {
    // What was removed showed nothing.
  }
}
