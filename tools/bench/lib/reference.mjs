// The bare reference: Node's own http and pg, running the statements that the API was seen to run
// for the same request, on a pool of the same size, and answering as many bytes.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { deserialize } from 'node:v8';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';

const [, , databaseUrl, file, port] = process.argv;
const cases = deserialize(readFileSync(file));
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });

createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  if (body) JSON.parse(body);
  const [, name, attemptId, questionId] = request.url.split('/');
  const { statements, freshId, place, answer } = cases[name];
  // A new row for each request, in its own place, as for the API.
  const fresh = new Map(
    freshId && [
      [freshId, uuidv7()],
      [place.attemptId, attemptId],
      [place.questionId, questionId],
    ],
  );
  const transaction = statements.some(({ text }) => /^(START TRANSACTION|BEGIN)/i.test(text));
  const client = transaction ? await pool.connect() : pool;
  for (const { name, text, values } of statements) {
    await client.query({
      name,
      text,
      values: values.map((value) => fresh.get(value) ?? value),
    });
  }
  if (transaction) client.release();
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.end(JSON.stringify(answer));
}).listen(Number(port), '127.0.0.1', () => console.info('ready'));
