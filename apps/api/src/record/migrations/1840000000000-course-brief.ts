import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What pages ask of a course over and over stands beside its document, which is unpacked whole. */
export class CourseBrief1840000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "course_version" ADD "brief" jsonb`);
    await queryRunner.query(`
      UPDATE "course_version" v SET "brief" = jsonb_build_object(
        'programme', v.document -> 'programme',
        'completion', v.document -> 'completion',
        'observation', v.document -> 'observation',
        'keepOfFinal', coalesce(jsonb_path_query_first(v.document,
          '$.quizzes[*] ? (@.id == $.completion.finalQuizId).keep'), '"best"'),
        'halfDays', (
          SELECT coalesce(jsonb_agg(jsonb_build_object(
            'position', half_day -> 'position',
            'quizId', half_day -> 'quizId',
            'break', half_day -> 'break',
            'lessons', (
              SELECT coalesce(jsonb_agg(jsonb_build_object(
                'id', lesson -> 'id', 'title', lesson -> 'title', 'minutes', lesson -> 'minutes'
              ) ORDER BY at), '[]')
              FROM jsonb_array_elements(half_day -> 'lessons') WITH ORDINALITY l (lesson, at))
          ) ORDER BY n), '[]')
          FROM jsonb_array_elements(v.document -> 'halfDays') WITH ORDINALITY h (half_day, n)))`);
    await queryRunner.query(`ALTER TABLE "course_version" ALTER COLUMN "brief" SET NOT NULL`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "course_version" DROP COLUMN "brief"`);
  }
}
