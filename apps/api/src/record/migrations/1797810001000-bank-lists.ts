import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How the newest version of a question stands, written beside it from what was just decided. */
const standing = `
  status = (SELECT s.status FROM question_standing s WHERE s.version_id = q.latest_id),
  (published_id, published_number) = (
    SELECT s.version_id, s.number FROM question_standing s
    WHERE s.question_id = q.id AND s.status = 'published' ORDER BY s.number DESC LIMIT 1)`;

/** What the newest version says, written beside its question. */
const newest = (version: string) => `
  latest_id = ${version}.id, number = ${version}.number, kind = ${version}.content ->> 'kind',
  objective_id = ${version}.content ->> 'objectiveId', lesson_id = ${version}.content ->> 'lessonId',
  difficulty = (${version}.content ->> 'difficulty')::int, tags = ${version}.tags,
  search = question_words(${version}.content) || ' ' || bare_words(
    array_to_string(${version}.tags, ' ') || ' ' || coalesce(q.code, '')),
  changed_at = ${version}.created_at`;

/**
 * What the lists of the bank order, narrow and look for, kept beside each question by the database
 * itself, so that a page costs what it shows; and the pictures of questions.
 */
export class BankLists1797810001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE "question"
        ADD "latest_id" uuid, ADD "number" integer NOT NULL DEFAULT 0,
        ADD "published_id" uuid, ADD "published_number" integer,
        ADD "kind" text NOT NULL DEFAULT '', ADD "status" text NOT NULL DEFAULT 'draft',
        ADD "objective_id" text, ADD "lesson_id" text, ADD "difficulty" integer,
        ADD "tags" text array NOT NULL DEFAULT '{}', ADD "search" text NOT NULL DEFAULT '',
        ADD "changed_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now();
      CREATE TABLE "question_image" (
        "sha256" text NOT NULL, "type" text NOT NULL, "width" integer NOT NULL,
        "height" integer NOT NULL, "bytes" bytea NOT NULL, "given_by_id" uuid,
        "given_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        CONSTRAINT "PK_question_image" PRIMARY KEY ("sha256"));
      ALTER TABLE "question_image" ADD CONSTRAINT "FK_question_image_given_by"
        FOREIGN KEY ("given_by_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`
      -- The bare words of a text, in its order, a space between two.
      CREATE FUNCTION bare_words(said text) RETURNS text
      LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
        SELECT coalesce(string_agg(nullif(bare_word(each), ''), ' ' ORDER BY place), '')
        FROM regexp_split_to_table(translate(said, U&'\\00A0\\202F', '  '), '\\s+')
          WITH ORDINALITY AS words(each, place)
      $$`);
    await queryRunner.query(`
      -- What a question asks and proposes, whatever its kind; pictures by what they say.
      CREATE FUNCTION question_words(content jsonb) RETURNS text
      LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
        SELECT coalesce(bare_words(string_agg(
          regexp_replace(said #>> '{}', '\\(image:[0-9a-f]{64}\\)', ' ', 'g'), ' ' ORDER BY place)), '')
        FROM (
          SELECT said, place FROM jsonb_path_query(content, 'strict $.**.prompt')
            WITH ORDINALITY AS prompts(said, place)
          UNION ALL
          SELECT said, 1000 + place FROM jsonb_path_query(content, 'strict $.**.text')
            WITH ORDINALITY AS texts(said, place)
        ) AS all_of_it
      $$`);
    await queryRunner.query(`
      CREATE FUNCTION keep_question_newest() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE question q SET ${newest('NEW')}, status = 'draft'
        WHERE q.id = NEW.question_id AND q.number < NEW.number;
        RETURN NULL;
      END $$`);
    await queryRunner.query(`
      CREATE TRIGGER keep_question_newest AFTER INSERT ON "question_version"
        FOR EACH ROW EXECUTE FUNCTION keep_question_newest()`);
    await queryRunner.query(`
      CREATE FUNCTION keep_question_standing() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE question q SET ${standing}, changed_at = greatest(q.changed_at, NEW.at)
        FROM question_version v WHERE v.id = NEW.version_id AND q.id = v.question_id;
        RETURN NULL;
      END $$`);
    await queryRunner.query(`
      CREATE TRIGGER keep_question_standing AFTER INSERT ON "question_review"
        FOR EACH ROW EXECUTE FUNCTION keep_question_standing()`);
    await queryRunner.query(`
      UPDATE question q SET ${newest('v')} FROM question_version v
      WHERE v.question_id = q.id AND NOT EXISTS (
        SELECT FROM question_version newer WHERE newer.question_id = q.id AND newer.number > v.number)`);
    await queryRunner.query(`UPDATE question q SET ${standing} WHERE q.latest_id IS NOT NULL`);
    await queryRunner.query(`
      CREATE INDEX "question_by_change" ON "question" ("changed_at", "id");
      CREATE INDEX "question_search" ON "question" USING gin ("search" gin_trgm_ops);
      CREATE INDEX "question_tags" ON "question" USING gin ("tags")`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER keep_question_standing ON "question_review";
      DROP TRIGGER keep_question_newest ON "question_version";
      DROP FUNCTION keep_question_standing;
      DROP FUNCTION keep_question_newest;
      DROP FUNCTION question_words;
      DROP FUNCTION bare_words;
      DROP TABLE "question_image";
      DROP INDEX "question_tags", "question_search", "question_by_change";
      ALTER TABLE "question" DROP "changed_at", DROP "search", DROP "tags", DROP "difficulty",
        DROP "lesson_id", DROP "objective_id", DROP "status", DROP "kind", DROP "published_number",
        DROP "published_id", DROP "number", DROP "latest_id"`);
  }
}
