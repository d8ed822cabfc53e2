import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Quiz1795500007000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            CREATE TABLE "quiz_attempt" (
                "id" uuid NOT NULL,
                "enrolment_id" uuid NOT NULL,
                "course_version_id" uuid NOT NULL,
                "quiz_id" text NOT NULL,
                "kind" text NOT NULL,
                "number" integer NOT NULL,
                "status" text NOT NULL DEFAULT 'started',
                "started_at" TIMESTAMP WITH TIME ZONE NOT NULL,
                "submitted_at" TIMESTAMP WITH TIME ZONE,
                "points_numerator" integer,
                "points_denominator" integer,
                "possible" integer,
                "percent" integer,
                "passed" boolean,
                CONSTRAINT "UQ_b9975b538a962866f503be9c282" UNIQUE ("enrolment_id", "quiz_id", "number"),
                CONSTRAINT "PK_9a6c33ec08b4bcb74ca27701a94" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE UNIQUE INDEX "one_open_attempt" ON "quiz_attempt" ("enrolment_id", "quiz_id")
            WHERE status = 'started'
        `);
    await queryRunner.query(`
            CREATE TABLE "quiz_answer" (
                "id" uuid NOT NULL,
                "attempt_id" uuid NOT NULL,
                "question_id" text NOT NULL,
                "choice_ids" jsonb NOT NULL,
                "client_time" TIMESTAMP WITH TIME ZONE NOT NULL,
                "received_at" TIMESTAMP WITH TIME ZONE NOT NULL,
                "sequence" BIGSERIAL NOT NULL,
                CONSTRAINT "PK_926d49bc4559c8200b6c6c2c22f" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "IDX_66b38d27cb1ce313911a0a9d12" ON "quiz_answer" ("attempt_id", "question_id", "sequence")
        `);
    await queryRunner.query(`
            ALTER TABLE "quiz_attempt"
            ADD CONSTRAINT "FK_236e00fab544fadaf2fe50f270d" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "quiz_attempt"
            ADD CONSTRAINT "FK_40fffa6e8cf5af0b91eb9c46074" FOREIGN KEY ("course_version_id") REFERENCES "course_version"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "quiz_answer"
            ADD CONSTRAINT "FK_22c68f666ff01af0d4196b1333d" FOREIGN KEY ("attempt_id") REFERENCES "quiz_attempt"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "quiz_answer", "quiz_attempt"`);
  }
}
