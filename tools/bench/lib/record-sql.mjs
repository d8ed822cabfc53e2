// Preloaded into the API by the benchmark: writes down the statements between two signals, so that
// the reference runs the very same ones.
import { appendFileSync } from 'node:fs';
import { serialize } from 'node:v8';
import pg from 'pg';

const { query } = pg.Client.prototype;
let recording = false;
process.on('SIGUSR2', () => {
  recording = !recording;
  if (recording) appendFileSync(process.env.RECORD_SQL, 'start\n');
});

pg.Client.prototype.query = function record(config, values, ...rest) {
  // The queue's own connections breathe beside the request.
  if (recording && this.connectionParameters.application_name === 'percolateur') {
    const statement =
      typeof config === 'string'
        ? { text: config, values: Array.isArray(values) ? values : [] }
        : { name: config.name, text: config.text, values: config.values ?? values ?? [] };
    appendFileSync(process.env.RECORD_SQL, `${serialize(statement).toString('base64')}\n`);
  }
  return query.call(this, config, values, ...rest);
};
