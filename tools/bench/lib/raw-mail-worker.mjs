// A bare worker of BullMQ: LETTERS jobs of an id each, whose work is to hand one LETTER (a file, as it
// left from us) to SMTP_URL by nodemailer, four at a time as ours does.
import { readFileSync } from 'node:fs';
import { createPostgresBackend, Queue, setDefaultBackendFactory, Worker } from 'bullmq';
import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';

const { DATABASE_URL, REDIS_URL, SMTP_URL, LETTERS, LETTER } = process.env;
if (!REDIS_URL) setDefaultBackendFactory(createPostgresBackend);
const connection = REDIS_URL
  ? { url: REDIS_URL, maxRetriesPerRequest: null }
  : { connectionString: DATABASE_URL, max: 4 };
const { subject, text, html, attachments } = await simpleParser(readFileSync(LETTER));
const letter = {
  ...{ subject, text, html, from: 'Percolateur <bench@percolateur.test>' },
  attachments: attachments.map(({ filename, content, contentType }) => ({
    ...{ filename, content, contentType },
  })),
};
const transport = createTransport({ url: SMTP_URL, pool: true, maxConnections: 4 });
const name = `raw-${process.pid}`;
const prefix = 'percolateur-bench';
const queue = new Queue(name, { connection, prefix });
await queue.addBulk(
  Array.from({ length: Number(LETTERS) }, (_, index) => ({
    name: 'message',
    data: { messageId: crypto.randomUUID() },
    opts: {
      attempts: 1,
      removeOnComplete: true,
      removeOnFail: true,
      jobId: `m-${index}`,
      priority: 5,
    },
  })),
);
const worker = new Worker(
  name,
  ({ data }) =>
    transport.sendMail({
      ...letter,
      messageId: `<${data.messageId}@percolateur.test>`,
      to: { name: 'Nadia Benali', address: `${data.messageId}@percolateur.test` },
    }),
  { connection, prefix, concurrency: 4 },
);
worker.on('error', () => undefined);
process.stdout.write('ready\n');
process.once('SIGTERM', async () => {
  await worker.close();
  await queue.obliterate({ force: true });
  await queue.close();
  transport.close();
  process.exit(0);
});
