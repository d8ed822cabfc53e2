import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isPublic, lookAtLink } from './look-at-link';

test.each([
  ['93.184.215.14', true],
  ['2606:2800:21f:cb07:6820:80da:af6b:8b2c', true],
  ...[
    ...['127.0.0.1', '127.9.9.9', '0.0.0.0', '10.0.0.8', '172.16.4.1', '192.168.1.1'],
    ...['169.254.169.254', '100.64.0.1', '224.0.0.1', '255.255.255.255', '192.0.2.1'],
    ...['::1', '::', 'fe80::1', 'fd00::1', '::ffff:127.0.0.1', '::ffff:a00:1', '64:ff9b::7f00:1'],
    ...['localhost', ''],
  ].map((address): [string, boolean] => [address, false]),
])('%s is open to all: %s', (address, open) => {
  expect(isPublic(address)).toBe(open);
});

describe('a look at a link', () => {
  let server: Server;
  let home: string;
  const asked: string[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      const { method, url = '' } = request;
      asked.push(`${method} ${url}`);
      const [, what, rest] = /^\/(\w+)\/?(.*)$/.exec(url) ?? [];
      if (what === 'ring') response.writeHead(302, { location: '/ring' }).end();
      else if (what === 'to') {
        response.writeHead(302, { location: decodeURIComponent(rest!) }).end();
      } else if (what === 'get') {
        response.writeHead(method === 'HEAD' ? 405 : 200).end('x'.repeat(100_000));
      } else response.writeHead(Number(what)).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  beforeEach(() => (asked.length = 0));

  /** As if this machine were the internet: only `127.0.0.1` may be asked. */
  const look = (path: string) =>
    lookAtLink(home + path, { allowed: (address) => address === '127.0.0.1' });

  test.each([
    ['/200', 'answers'],
    ['/get', 'answers'],
    ['/404', 'gone'],
    ['/410', 'gone'],
    ['/403', 'guarded'],
    ['/429', 'guarded'],
    ['/503', 'silent'],
    ['/to/%2F200', 'answers'],
    ['/to/%2F404', 'gone'],
    ['/304', 'silent'],
    [`/to/${encodeURIComponent('http://10.0.0.1/')}`, 'unsafe'],
    [`/to/${encodeURIComponent('http://[::1]:80/')}`, 'unsafe'],
    [`/to/${encodeURIComponent('file:///etc/passwd')}`, 'unsafe'],
  ])('at %s: %s', async (path, outcome) => {
    expect(await look(path)).toBe(outcome);
  });

  test('follows a few redirections, and no ring', async () => {
    expect(await look('/ring')).toBe('silent');
    expect(asked.length).toBeLessThan(10);
  });

  test('goes nowhere private: neither by figures, nor by a name, nor by where a name leads', async () => {
    const { port } = server.address() as AddressInfo;
    for (const host of ['127.0.0.1', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1', 'localhost']) {
      expect([host, await lookAtLink(`http://${host}:${port}/200`)]).toEqual([host, 'unsafe']);
    }
    expect(asked).toEqual([]);
  });

  test('is silent where nobody answers', async () => {
    const allowed = () => true;
    expect(await lookAtLink('http://127.0.0.1:1/', { allowed })).toBe('silent');
    expect(await lookAtLink('not an address', { allowed })).toBe('silent');
  });
});
