import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { SMTPServerDataStream } from 'smtp-server';
import { keepMail } from './mail-store';

const largest = 10 * 1024 * 1024;

/**
 * A mail server for an installation that has none: listens on a free port of 127.0.0.1 and says 250
 * once the message is on the disk under `folder`. What sends goes through SMTP all the same.
 */
export async function openLocalMailbox(
  folder: string,
): Promise<{ url: string; close(): Promise<void> }> {
  const { SMTPServer } = await import('smtp-server');
  const server = new SMTPServer({
    name: 'percolateur.localhost',
    size: largest,
    // Nothing leaves this machine, and the sender is this very process.
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 1_000,
    onData(stream, _session, answer) {
      keep(folder, stream).then(() => answer(), answer);
    },
  });
  server.on('error', () => undefined);
  const listener = server.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function keep(folder: string, stream: SMTPServerDataStream): Promise<void> {
  const raw = await buffer(stream);
  if (stream.sizeExceeded) {
    throw Object.assign(new Error('Message too large'), { responseCode: 552 });
  }
  await keepMail(folder, raw);
}
