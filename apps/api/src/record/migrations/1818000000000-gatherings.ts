import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The cafés animation: their rhythm, each of them, and who comes. */
export class Gatherings1818000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "gathering_series" (
        "id" uuid NOT NULL, "title" text NOT NULL, "every" text NOT NULL, "first_on" date NOT NULL,
        "last_on" date, "opens_at" text NOT NULL, "closes_at" text NOT NULL,
        "time_zone" text NOT NULL, "host" text NOT NULL DEFAULT '', "link" text NOT NULL DEFAULT '',
        "revision" integer NOT NULL, CONSTRAINT "PK_gathering_series" PRIMARY KEY ("id"))`);
    await queryRunner.query(`
      CREATE TABLE "gathering" (
        "id" uuid NOT NULL, "series_id" uuid NOT NULL, "day" date NOT NULL,
        "ends_at" TIMESTAMP WITH TIME ZONE NOT NULL, "starts_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        "cancelled_at" TIMESTAMP WITH TIME ZONE, "cancellation_reason" text NOT NULL DEFAULT '',
        "theme" text NOT NULL DEFAULT '', "host" text NOT NULL DEFAULT '',
        "link" text NOT NULL DEFAULT '', "notes" text NOT NULL DEFAULT '',
        "schedule" integer NOT NULL DEFAULT 1, "revision" integer NOT NULL,
        "search" tsvector NOT NULL DEFAULT '',
        CONSTRAINT "one_gathering" UNIQUE ("series_id", "day"),
        CONSTRAINT "PK_gathering" PRIMARY KEY ("id"),
        CONSTRAINT "FK_a541ace9fe51c179930e2201a39" FOREIGN KEY ("series_id") REFERENCES "gathering_series"("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`);
    await queryRunner.query(`CREATE INDEX "gathering_by_end" ON "gathering" ("ends_at")`);
    await queryRunner.query(`
      CREATE TABLE "gathering_seat" (
        "id" uuid NOT NULL, "gathering_id" uuid NOT NULL, "person_id" uuid NOT NULL,
        "signed_up_at" TIMESTAMP WITH TIME ZONE, "came_at" TIMESTAMP WITH TIME ZONE,
        "told_schedule" integer, "reminded_at" TIMESTAMP WITH TIME ZONE,
        "next_try_at" TIMESTAMP WITH TIME ZONE,
        CONSTRAINT "one_gathering_seat" UNIQUE ("gathering_id", "person_id"),
        CONSTRAINT "PK_gathering_seat" PRIMARY KEY ("id"),
        CONSTRAINT "FK_861d670ad1bdd951250ae03fe22" FOREIGN KEY ("gathering_id") REFERENCES "gathering"("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
        CONSTRAINT "FK_0065c8a27a6dd053a16c1aabf21" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION)`);
    await queryRunner.query(
      `CREATE INDEX "IDX_0065c8a27a6dd053a16c1aabf2" ON "gathering_seat" ("person_id")`,
    );
    await queryRunner.query(`
      -- Words as French stems them, whether their accents were typed or not.
      CREATE FUNCTION without_accents(said text) RETURNS text
      LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
        SELECT regexp_replace(
          normalize(replace(replace(lower(said COLLATE "und-x-icu"), 'œ', 'oe'), 'æ', 'ae'), NFD),
          '[\u0300-\u036f]', '', 'g')
      $$`);
    await queryRunner.query(`
      CREATE FUNCTION keep_gathering_search() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.search := setweight(to_tsvector('french', without_accents(NEW.theme)), 'A')
          || to_tsvector('french', without_accents(NEW.notes));
        RETURN NEW;
      END $$`);
    await queryRunner.query(`
      CREATE TRIGGER keep_gathering_search BEFORE INSERT OR UPDATE OF theme, notes, search
        ON "gathering" FOR EACH ROW EXECUTE FUNCTION keep_gathering_search()`);
    await queryRunner.query(`CREATE INDEX "gathering_search" ON "gathering" USING gin ("search")`);
    // As they have been held since the summer of 2024; the nation changes what is no longer so.
    await queryRunner.query(`
      INSERT INTO "gathering_series" (id, title, every, first_on, opens_at, closes_at, time_zone, revision)
      VALUES ('018f0000-0000-7000-8000-000000000001', 'Café animation', 'week', '2024-07-04',
              '13:30', '15:00', 'Europe/Paris', 1)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "gathering_seat"`);
    await queryRunner.query(`DROP TABLE "gathering"`);
    await queryRunner.query(`DROP TABLE "gathering_series"`);
    await queryRunner.query(`DROP FUNCTION keep_gathering_search, without_accents`);
  }
}
