import { openOwner } from '../../platform/database';
import { readEnv } from '../../platform/env';

const help = `Bring the schema up to date as its owner, and let the application’s role in.

Usage: npm run admin -- migrate

DATABASE_OWNER_URL owns the tables; DATABASE_URL is what the application is given: its role is made
with the password of that address, and may add evidence but neither change nor remove any. Said
again, it changes nothing. Where the application starts with DATABASE_OWNER_URL, or on the embedded
database, it does this by itself.`;

export const migrate = {
  help,
  async run(): Promise<void> {
    const { prepare, leave } = await openOwner(readEnv(process.env), { join: true });
    try {
      await prepare();
      process.stdout.write('The schema is up to date\n');
    } finally {
      await leave();
    }
  },
};
