import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Answers say how sure they are, attempts whether they ask again or came on paper; and the profile. */
export class Positioning1797830000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE "quiz_answer" ADD "certainty" text;
      ALTER TABLE "quiz_attempt" ADD "again" boolean NOT NULL DEFAULT false;
      ALTER TABLE "quiz_attempt" ADD "entered_by_id" uuid;
      ALTER TABLE "quiz_attempt" ADD CONSTRAINT "FK_0d53f33c04092d04bc39af6816e" FOREIGN KEY ("entered_by_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
      CREATE TABLE "learner_profile" (
        "enrolment_id" uuid NOT NULL, "publics" text array NOT NULL, "experience" text,
        "tools" text array NOT NULL, "worries" text array NOT NULL, "place" text NOT NULL,
        "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        CONSTRAINT "PK_learner_profile" PRIMARY KEY ("enrolment_id"));
      ALTER TABLE "learner_profile" ADD CONSTRAINT "FK_4dd18027fb1fcd15da04bd5a505" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE "learner_profile";
      ALTER TABLE "quiz_attempt" DROP "entered_by_id", DROP "again";
      ALTER TABLE "quiz_answer" DROP "certainty"`);
  }
}
