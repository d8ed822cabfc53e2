import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Other addresses of a person. Two tables hold addresses, and none may be two people’s: whoever adds
 * another address waits for those who write people down, who do not wait for each other.
 */
export class OtherAddress1801000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "other_address" (
      "id" uuid NOT NULL,
      "person_id" uuid NOT NULL,
      "email" text NOT NULL,
      "confirmed_at" TIMESTAMP WITH TIME ZONE NOT NULL,
      "told_at" TIMESTAMP WITH TIME ZONE,
      "next_try_at" TIMESTAMP WITH TIME ZONE,
      CONSTRAINT "PK_other_address" PRIMARY KEY ("id"),
      CONSTRAINT "FK_d1153ad19289eb288f8a7c05437" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION
    )`);
    await queryRunner.query(
      `CREATE INDEX "IDX_d1153ad19289eb288f8a7c0543" ON "other_address" ("person_id")`,
    );
    await queryRunner.query(
      `CREATE UNIQUE INDEX "IDX_60b5be1af038a6c37f521cad38" ON "other_address" ("email")`,
    );
    await queryRunner.query(
      `CREATE INDEX "other_address_to_tell" ON "other_address" ("confirmed_at") WHERE told_at is null`,
    );
    await queryRunner.query(`
      CREATE FUNCTION address_of_one() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_TABLE_NAME = 'person' THEN
          PERFORM pg_advisory_xact_lock_shared(hashtext('addresses'));
          IF NOT EXISTS (SELECT FROM other_address WHERE email = NEW.email) THEN RETURN NEW; END IF;
        ELSE
          PERFORM pg_advisory_xact_lock(hashtext('addresses'));
          IF NOT EXISTS (SELECT FROM person WHERE email = NEW.email) THEN RETURN NEW; END IF;
        END IF;
        RAISE unique_violation USING MESSAGE = 'this address is somebody’s already';
      END $$`);
    await queryRunner.query(`CREATE TRIGGER address_of_one BEFORE INSERT OR UPDATE OF email ON person
      FOR EACH ROW EXECUTE FUNCTION address_of_one()`);
    await queryRunner.query(`CREATE TRIGGER address_of_one BEFORE INSERT OR UPDATE OF email ON other_address
      FOR EACH ROW EXECUTE FUNCTION address_of_one()`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TRIGGER address_of_one ON person`);
    await queryRunner.query(`DROP TABLE "other_address"`);
    await queryRunner.query(`DROP FUNCTION address_of_one`);
  }
}
