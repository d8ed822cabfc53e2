import type { MigrationInterface, QueryRunner } from 'typeorm';
import { placeOfPostalCode } from '../postal-places';

/** Cafés stand where their postal code is: one may look around a commune. */
export class CafePlaces1829000001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "public_cafe" ADD "latitude" real, ADD "longitude" real`);
    await queryRunner.query(`
      CREATE INDEX "public_cafe_near" ON "public_cafe" ("latitude", "longitude")
        WHERE state in ('announced', 'told') and hidden_at is null`);
    const cafes = (await queryRunner.query(`SELECT id, address FROM "public_cafe"`)) as {
      id: string;
      address: string;
    }[];
    const placed = cafes.flatMap(({ id, address }) => {
      // The last five figures that are a postal code, as the rule of the domain reads them.
      const codes = [...address.matchAll(/(?<!\d)\d{5}(?!\d)/g)].reverse();
      const place = codes.map(([code]) => placeOfPostalCode(code)).find((each) => each !== null);
      return place ? [{ id, ...place }] : [];
    });
    await queryRunner.query(
      `UPDATE "public_cafe" c SET latitude = p.latitude, longitude = p.longitude
       FROM unnest($1::uuid[], $2::real[], $3::real[]) AS p(id, latitude, longitude)
       WHERE c.id = p.id`,
      [
        placed.map(({ id }) => id),
        placed.map(({ latitude }) => latitude),
        placed.map(({ longitude }) => longitude),
      ],
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX "public_cafe_near"`);
    await queryRunner.query(
      `ALTER TABLE "public_cafe" DROP COLUMN "latitude", DROP COLUMN "longitude"`,
    );
  }
}
