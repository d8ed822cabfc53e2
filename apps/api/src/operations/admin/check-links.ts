import { lookAtLink } from '../../cafes/resources/look-at-link';
import { lookAtLinks } from '../../cafes/resources/look-at-links';
import { readEnv } from '../../platform/env';
import { withDatabase } from './with-database';

const help = `Look whether the links of the library of resources still answer.

Usage: npm run admin -- check-links

Made to be run once a week. Asks each address once, a second apart on one server, reads none, and
never goes to a private network, whatever a name or a redirection says. A link that says itself that
it is gone is flagged at once, one that does not answer at its second failure. Exits with 0 whatever
is found; a reviewer of the nation decides.`;

export const checkLinks = {
  help,
  async run(): Promise<void> {
    const { publicUrl } = readEnv(process.env);
    const agent = `Percolateur (+${publicUrl})`;
    await withDatabase(async (db) => {
      let [seen, dead] = [0, 0];
      for await (const each of lookAtLinks(db, (url) => lookAtLink(url, { agent }))) {
        process.stdout.write(`${each.state.padEnd(8)}${each.outcome.padEnd(9)}${each.url}\n`);
        seen += 1;
        if (each.state === 'dead') dead += 1;
      }
      process.stdout.write(`${seen} looked at, ${dead} dead\n`);
    });
  },
};
