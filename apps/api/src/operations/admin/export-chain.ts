import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { ChainLink } from '../../record/chain-link.entity';
import { Organisation } from '../../record/organisation.entity';
import { proofFiles } from '../../proof/register/proof-files';
import { Usage } from './usage';
import { withDatabase } from './with-database';

const help = `Write the chain of evidence of an organisation, for somebody else to check.

Usage: npm run admin -- chain CODE FOLDER

The chain (one link a line: its SHA-256, a space, and the record that was hashed), its seals with the
certificates of who sealed it, and the script that checks all of it with openssl alone: see
docs/chain.md. Nobody is named: records hold ids, times, and digests of what is said of people.`;

export const exportChain = {
  help,
  async run(args: string[]): Promise<void> {
    const [code, folder, ...rest] = parseArgs({ args, allowPositionals: true }).positionals;
    if (!code || !folder || rest.length > 0)
      throw new Usage(`Expected a code and a folder.\n\n${help}`);
    const count = await withDatabase(async ({ manager }) => {
      const organisation = await manager.findOneBy(Organisation, { code });
      if (!organisation) throw new Usage(`No organisation has the code ${code}.`);
      const organisationId = organisation.id;
      for (const { name, content } of await proofFiles(manager, organisationId)) {
        const file = join(folder, name);
        await mkdir(dirname(file), { recursive: true });
        const bytes = typeof content === 'string' ? [content] : content;
        await pipeline(Readable.from(bytes), createWriteStream(file, { flags: 'wx' }));
      }
      return manager.countBy(ChainLink, { organisationId });
    });
    process.stdout.write(`${folder}: ${count} links of ${code}\n`);
  },
};
