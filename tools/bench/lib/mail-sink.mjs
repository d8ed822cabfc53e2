// A mail server that takes all it is given and counts it; the first letter is kept, to be sent by others.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export class MailSink {
  static async open() {
    const sink = new MailSink();
    await new Promise((resolve) => sink.server.listen(0, '127.0.0.1', resolve));
    sink.url = `smtp://127.0.0.1:${sink.server.server.address().port}`;
    return sink;
  }

  folder = mkdtempSync(join(tmpdir(), 'percolateur-sink-'));
  sample = join(this.folder, 'letter.eml');
  taken = 0;
  firstAt = 0;
  server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onData: (stream, _session, done) => {
      const took = () => {
        if (this.taken === 0) this.began();
        this.taken += 1;
        done();
      };
      if (this.taken > 0) stream.on('end', took).resume();
      else buffer(stream).then((raw) => (writeFileSync(this.sample, raw), took()), done);
    },
  });

  /** Counts from nothing. */
  begin() {
    this.taken = 0;
    this.waiting = new Promise((resolve) => {
      this.began = () => {
        this.firstAt = performance.now();
        resolve();
      };
    });
  }

  /** Resolves when the first letter is there: the start of a process is measured elsewhere. */
  first() {
    return this.waiting;
  }

  async close() {
    await new Promise((resolve) => this.server.close(resolve));
    rmSync(this.folder, { recursive: true, force: true });
  }
}
