import { buffer } from 'node:stream/consumers';
import { ReturnedMail } from '../../messages/bounce/returned-mail';
import { Clock } from '../../platform/clock';
import { readEnv } from '../../platform/env';
import { Usage } from './usage';
import { withDatabase } from './with-database';

const help = `Take in a message that came back: a failure, a complaint, an automatic answer.

Usage: npm run admin -- bounce < message

Made to be the pipe of an alias of your mail server: « retours: "|npm run admin -- bounce" ». Tells
what the message was (hard, soft, complaint, out-of-office, unrelated) and whether it is about a
letter of ours. The same message twice changes nothing. Exits with 0 whatever it was.`;

export const bounce = {
  help,
  async run(): Promise<void> {
    if (process.stdin.isTTY) throw new Usage(`Expected a message on standard input.\n\n${help}`);
    const raw = await buffer(process.stdin);
    const env = readEnv(process.env);
    const { kind, known } = await withDatabase((db) =>
      new ReturnedMail(db, new Clock(), env).take(raw),
    );
    process.stdout.write(`${kind}, ${known ? 'of a letter of ours' : 'of no letter of ours'}\n`);
  },
};
