import { DataSource } from 'typeorm';
import { databaseOptions } from './database';

/** For TypeORM’s own command line: `typeorm migration:generate -d dist/apps/api/data-source.mjs`. */
export default new DataSource(databaseOptions(process.env.DATABASE_URL ?? ''));
