// The bare reference of a whole attempt: Node's own http and pg, running for each step the statements
// that the API was seen to run, on rows of their own, and answering as many bytes.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { deserialize } from 'node:v8';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';

const [, , databaseUrl, file, port] = process.argv;
const { steps, seen } = deserialize(readFileSync(file));
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });

createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  if (body) JSON.parse(body);
  const [, step, cohortId, enrolmentId, attemptId, questionId] = request.url.split('/');
  const { statements, made, question, answer } = steps[step];
  // In the place of the rows that were seen, those of this attempt; what is made is made anew.
  const fresh = new Map([
    [seen.cohortId, cohortId],
    [seen.enrolmentId, enrolmentId],
    [seen.attemptId, attemptId],
    ...made.map((id) => [id, uuidv7()]),
    ...(question ? [[question, questionId]] : []),
  ]);
  const own = (value) => {
    if (typeof value !== 'string') return value;
    if (fresh.has(value)) return fresh.get(value);
    if (!value.startsWith('[{')) return value;
    let text = value;
    for (const [before, after] of fresh) text = text.replaceAll(before, after);
    return text;
  };
  const transaction = statements.some(({ text }) => /^(START TRANSACTION|BEGIN)/i.test(text));
  const client = transaction ? await pool.connect() : pool;
  for (const { name, text, values } of statements) {
    await client.query({ name, text, values: values.map(own) });
  }
  if (transaction) client.release();
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.end(JSON.stringify(answer));
}).listen(Number(port), '127.0.0.1', () => console.info('ready'));
