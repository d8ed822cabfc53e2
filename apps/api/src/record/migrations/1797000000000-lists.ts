import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the lists order and look for, kept beside each row by the database itself, so that a page
 * costs what it shows: the span of a cohort, and the bare words of a cohort and of a person.
 */
export class Lists1797000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE EXTENSION IF NOT EXISTS pg_trgm`);
    await queryRunner.query(`
      -- As bareWord of the domain: letters and digits alone, without case, accents or ligatures.
      CREATE FUNCTION bare_word(said text) RETURNS text
      LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
        SELECT lower(regexp_replace(
          normalize(replace(replace(lower(said COLLATE "und-x-icu"), 'œ', 'oe'), 'æ', 'ae'), NFD)
            COLLATE "und-x-icu", '[^[:alnum:]]', '', 'g'))
      $$
    `);
    await queryRunner.query(`
      ALTER TABLE "cohort"
        ADD "starts_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT 'infinity',
        ADD "ends_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT 'infinity',
        ADD "search" text NOT NULL DEFAULT ''
    `);
    await queryRunner.query(`ALTER TABLE "person" ADD "search" text NOT NULL DEFAULT ''`);

    await queryRunner.query(`
      CREATE FUNCTION keep_cohort_span() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE cohort c SET starts_at = coalesce(span.starts, 'infinity'),
                            ends_at = coalesce(span.ends, 'infinity')
        FROM (SELECT min(starts_at) AS starts, max(ends_at) AS ends FROM half_day
              WHERE cohort_id = coalesce(NEW.cohort_id, OLD.cohort_id)) AS span
        WHERE c.id = coalesce(NEW.cohort_id, OLD.cohort_id);
        RETURN NULL;
      END $$
    `);
    await queryRunner.query(`
      CREATE TRIGGER keep_cohort_span
        AFTER INSERT OR DELETE OR UPDATE OF starts_at, ends_at ON "half_day"
        FOR EACH ROW EXECUTE FUNCTION keep_cohort_span()
    `);
    await queryRunner.query(`
      CREATE FUNCTION keep_cohort_search() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.search := concat_ws(' ', bare_word(NEW.title), bare_word(NEW.venue_name));
        RETURN NEW;
      END $$
    `);
    await queryRunner.query(`
      CREATE TRIGGER keep_cohort_search BEFORE INSERT OR UPDATE OF title, venue_name, search
        ON "cohort" FOR EACH ROW EXECUTE FUNCTION keep_cohort_search()
    `);
    await queryRunner.query(`
      CREATE FUNCTION keep_person_search() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.search := concat_ws(' ', bare_word(NEW.first_name), bare_word(NEW.last_name),
                                bare_word(NEW.email), bare_word(NEW.employer));
        RETURN NEW;
      END $$
    `);
    await queryRunner.query(`
      CREATE TRIGGER keep_person_search
        BEFORE INSERT OR UPDATE OF first_name, last_name, email, employer, search
        ON "person" FOR EACH ROW EXECUTE FUNCTION keep_person_search()
    `);
    await queryRunner.query(`UPDATE "cohort" SET "search" = ''`);
    await queryRunner.query(`UPDATE "person" SET "search" = ''`);
    await queryRunner.query(`UPDATE "half_day" SET "starts_at" = "starts_at"`);

    await queryRunner.query(
      `CREATE INDEX "cohort_by_start" ON "cohort" ("organisation_id", "starts_at", "id")`,
    );
    await queryRunner.query(
      `CREATE INDEX "cohort_of_all_by_start" ON "cohort" ("starts_at", "id")`,
    );
    await queryRunner.query(`CREATE INDEX "cohort_by_end" ON "cohort" ("ends_at")`);
    await queryRunner.query(
      `CREATE INDEX "cohort_search" ON "cohort" USING gin ("search" gin_trgm_ops)`,
    );
    await queryRunner.query(
      `CREATE INDEX "person_by_name" ON "person" ("last_name", "first_name", "id")`,
    );
    await queryRunner.query(
      `CREATE INDEX "person_search" ON "person" USING gin ("search" gin_trgm_ops)`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TRIGGER keep_cohort_span ON "half_day"`);
    await queryRunner.query(`DROP TRIGGER keep_cohort_search ON "cohort"`);
    await queryRunner.query(`DROP TRIGGER keep_person_search ON "person"`);
    await queryRunner.query(`ALTER TABLE "person" DROP "search"`);
    await queryRunner.query(`ALTER TABLE "cohort" DROP "search", DROP "ends_at", DROP "starts_at"`);
    await queryRunner.query(`DROP INDEX "person_by_name"`);
    for (const name of ['keep_cohort_span', 'keep_cohort_search', 'keep_person_search']) {
      await queryRunner.query(`DROP FUNCTION ${name}`);
    }
    await queryRunner.query(`DROP FUNCTION bare_word`);
  }
}
