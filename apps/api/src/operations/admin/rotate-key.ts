import { parseArgs } from 'node:util';
import { In } from 'typeorm';
import { readEnv } from '../../platform/env';
import { secretKey, Secrets } from '../../platform/secrets';
import { rotateKey } from '../../proof/badge/issuer-keys';
import { Organisation } from '../../record/organisation.entity';
import { Usage } from './usage';
import { withDatabase } from './with-database';

const help = `Give organisations another key to sign badges with.

Usage: npm run admin -- rotate-key CODE…
       npm run admin -- rotate-key --all

CODE is that of an organisation, as certificate numbers begin. The private half of the key before is
forgotten; its public half stays in the DID document, and what it signed still verifies. Once a year
is usual; at once when a copy of the database and the secret key may be in other hands.`;

export const rotateIssuerKey = {
  help,
  async run(args: string[]): Promise<void> {
    const { values, positionals } = parseArgs({
      args,
      options: { all: { type: 'boolean' } },
      allowPositionals: true,
    });
    const codes = positionals.map((code) => code.toUpperCase());
    if (values.all ? codes.length > 0 : codes.length === 0) throw new Usage(help);
    const secrets = new Secrets(secretKey(readEnv(process.env)));
    await withDatabase(async (db) => {
      const found = await db.manager.find(Organisation, {
        where: values.all ? {} : { code: In(codes) },
        order: { code: 'ASC' },
      });
      const missing = codes.filter((code) => !found.some((each) => each.code === code));
      if (missing.length > 0) throw new Usage(`No organisation has the code ${missing.join(', ')}`);
      for (const { id: organisationId, code } of found) {
        const key = await db.transaction((manager) =>
          rotateKey(manager, secrets, { organisationId, now: new Date() }),
        );
        process.stdout.write(`${code} signs with ${key}\n`);
      }
    });
  },
};
