import { bankRoutes, urlOf } from '@percolateur/contract';
import { aPng } from '../../../test/png';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import type { Organisation } from '../../record/organisation.entity';
import { QuestionImage } from '../../record/question-image.entity';

const webp = (kind: string, body: number[]) =>
  Buffer.concat([
    Buffer.from(`RIFF\0\0\0\0WEBP${kind}\0\0\0\0`, 'latin1'),
    Buffer.from(body),
    Buffer.alloc(20),
  ]);

/** 300 by 200 pixels, in each way that a browser draws. */
const pictures = {
  'image/png': aPng({ width: 300, height: 200 }),
  'image/gif': Buffer.concat([
    ...[Buffer.from('GIF89a'), Buffer.from([0x2c, 1, 200, 0]), Buffer.alloc(20)],
  ]),
  'image/jpeg': Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc2, 0, 11, 8, 0, 200, 1, 0x2c]),
    Buffer.alloc(20),
  ]),
  'image/webp': webp('VP8X', [0, 0, 0, 0, 0x2b, 1, 0, 199, 0, 0]),
} as const;
const lossy = webp('VP8 ', [0, 0, 0, 0x9d, 1, 0x2a, 0x2c, 1, 200, 0]);
const lossless = webp('VP8L', [0x2f, 0x2b, 0xc1, 0x31, 0]);

describe('the pictures of questions', () => {
  let api: TestApi;
  let hub: Organisation;
  let trainer: Client;

  beforeAll(async () => {
    api = await startApi();
    hub = await api.scene.organisation();
    trainer = await api.as(await api.scene.staff(hub, 'trainer'));
  });
  afterAll(() => api.stop());

  const give = (client: Client, payload: Buffer, type = 'image/png') =>
    client.send({
      method: 'POST',
      url: urlOf(bankRoutes.giveImage, { params: { organisationId: hub.id } }),
      headers: { 'content-type': type },
      payload,
    });

  test.each(Object.entries(pictures))(
    '%s is kept, and given back as it came',
    async (type, bytes) => {
      const { status, body } = await give(trainer, bytes, type);
      expect(status).toBe(200);
      const { sha256 } = body as unknown as { sha256: string };
      expect(body).toEqual({ sha256, width: 300, height: 200 });
      const read = await trainer.call(bankRoutes.image, { params: { imageHash: sha256 } });
      expect(read.bytes.equals(bytes)).toBe(true);
      expect(read.headers).toMatchObject({
        'content-type': type,
        'cache-control': 'private, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
      });
    },
  );

  test.each([
    ['lossy', lossy, 300, 200],
    ['lossless', lossless, 300, 200],
  ])('a %s WebP says how large it is', async (_, bytes, width, height) => {
    expect((await give(trainer, bytes, 'image/webp')).body).toMatchObject({ width, height });
  });

  test('the same picture is kept once, whoever gives it, under whatever type', async () => {
    const bytes = aPng({ width: 77 });
    await Promise.all([1, 2, 3].map(() => give(trainer, bytes)));
    await give(trainer, bytes, 'image/jpeg');
    expect(await api.db.manager.findBy(QuestionImage, { width: 77 })).toEqual([
      expect.objectContaining({ type: 'image/png' }),
    ]);
  });

  test.each([
    ['a drawing that may run', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a page that says it is a picture', Buffer.from('<script>alert(1)</script>')],
    ['nothing', Buffer.alloc(0)],
    ['a picture cut short', pictures['image/jpeg'].subarray(0, 12)],
    ['a picture too large', aPng({ width: 5000, height: 1 })],
    ['a picture without width', Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(20)])],
    ['a picture too heavy', Buffer.concat([aPng(), Buffer.alloc(300_000)])],
    [
      'segments that never end',
      Buffer.from([0xff, 0xd8, ...Array.from({ length: 90 }, () => 0xff)]),
    ],
  ])('%s is refused', async (_, bytes) => {
    const { status, problem } = await give(trainer, bytes);
    expect([status, problem.type]).toEqual([400, 'urn:percolateur:input-invalid']);
  });

  test('a drawing is refused by its type too, and strangers give and read nothing', async () => {
    expect((await give(trainer, Buffer.from('<svg/>'), 'image/svg+xml')).status).toBe(400);
    const other = await api.scene.staff(await api.scene.organisation(), 'coordinator');
    expect((await give(await api.as(other), aPng())).status).toBe(404);
    expect((await give(await api.as(await api.scene.person()), aPng())).status).toBe(404);
    const { sha256 } = (await give(trainer, aPng())).body as unknown as { sha256: string };
    const params = { imageHash: sha256 };
    expect((await api.stranger.call(bankRoutes.image, { params })).status).toBe(401);
    const learner = await api.as(await api.scene.person());
    expect((await learner.call(bankRoutes.image, { params })).status).toBe(200);
    for (const name of ['0'.repeat(64), 'x', '..%2f']) {
      expect((await learner.call(bankRoutes.image, { params: { imageHash: name } })).status).toBe(
        404,
      );
    }
  });
});
