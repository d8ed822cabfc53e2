import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readEnv } from '../../platform/env';
import { secretKey, Secrets } from '../../platform/secrets';
import { keepKey, retireKeys } from '../../proof/certificate/document-keys';
import { Organisation } from '../../record/organisation.entity';
import { Usage } from './usage';
import { withDatabase } from './with-database';

const help = `Give an organisation another key to sign its documents with.

Usage: npm run admin -- document-key CODE --p12 FILE    with the password in P12_PASSWORD
       npm run admin -- document-key CODE --new

CODE is that of an organisation, as certificate numbers begin. FILE is a PKCS#12 with a key and its
certificates (AES, as openssl 3 writes it). --new: what signs next is the key of SIGNING_P12, or one
that is made here. The private half of the key before is forgotten; documents that it signed stay as
they are, and are still verified. Before a certificate runs out is usual; at once when a copy of the
database and the secret key may be in other hands.`;

export const documentKey = {
  help,
  async run(args: string[]): Promise<void> {
    const { values, positionals } = parseArgs({
      args,
      options: { p12: { type: 'string' }, new: { type: 'boolean' } },
      allowPositionals: true,
    });
    const code = positionals[0]?.toUpperCase();
    if (positionals.length !== 1 || !values.p12 === !values.new) throw new Usage(help);
    const { readPkcs12 } = await import('../../pdf/signature/certificates');
    const given = values.p12
      ? await readPkcs12(await readFile(values.p12), process.env.P12_PASSWORD ?? '').catch(() => {
          throw new Error(`${values.p12} cannot be opened: is P12_PASSWORD its password?`);
        })
      : null;
    const secrets = new Secrets(secretKey(readEnv(process.env)));
    await withDatabase(async (db) => {
      const organisation = await db.manager.findOneBy(Organisation, { code });
      if (!organisation) throw new Usage(`No organisation has the code ${code}`);
      const { id: organisationId } = organisation;
      const now = new Date();
      await db.transaction(async (manager) => {
        await retireKeys(manager, organisationId, now);
        if (given) await keepKey(manager, secrets, given, { organisationId, given: true, now });
      });
      process.stdout.write(
        given
          ? `${code} signs its documents with the key of ${values.p12}\n`
          : `${code} signs its documents with another key from now on\n`,
      );
    });
  },
};
