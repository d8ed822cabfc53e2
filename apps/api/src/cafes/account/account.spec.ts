import { publicCafeRoutes as routes } from '@percolateur/contract';
import { Transformer } from '@napi-rs/image';
import { uuidv7 } from 'uuidv7';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { PublicCafe } from '../../record/public-cafe.entity';
import { CafeTokens } from '../calendar/cafe-tokens';

const account = {
  ...{ under25: 2, adults: 5, over60: 1, format: 'notes' as const, worked: 'Les post-it.' },
  ...{ wouldHelp: 'Une salle plus calme.' },
};
const lies = () => ({
  ...{ id: uuidv7(), words: 'Une IA peut-elle mentir ?', theme: 'society' as const },
});

describe('a café told once', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi({ at: '2026-12-11T08:00:00Z' })));
  afterAll(() => api.stop());

  const aCafe = async (fields: Partial<PublicCafe> = {}) => {
    const hub = await api.scene.organisation();
    const id = uuidv7();
    await api.db.manager.insert(PublicCafe, {
      ...{ id, organisationId: hub.id, hostName: 'La médiathèque', slug: `cafe-${id}` },
      ...{ title: 'L’IA et nous', theme: 'work', place: 'Médiathèque', address: '61100 Flers' },
      ...{ departement: '61', timeZone: 'Europe/Paris', seats: 12, state: 'announced' as const },
      ...{ startsAt: new Date('2026-12-10T17:30:00Z'), endsAt: new Date('2026-12-10T18:30:00Z') },
      ...{ createdAt: api.clock.now(), provedAt: api.clock.now(), decidedAt: api.clock.now() },
      ...fields,
    });
    return {
      id,
      slug: `cafe-${id}`,
      token: api.app.get(CafeTokens, { strict: false }).of('public-cafe', id),
    };
  };
  const tell = (token: string, fields: object = {}) =>
    api.stranger.call(routes.tell, { body: { token, questions: [], ...account, ...fields } });
  const get = (url: string) => api.stranger.send({ method: 'GET', url });

  test('closes it, and leaves a report, a draft and a page to print', async () => {
    const { id, slug, token } = await aCafe();
    const questions = [lies()];
    await Promise.all([tell(token, { questions }), tell(token, { questions })]);
    const better = await tell(token, { adults: 6, questions });
    expect(better.body.account?.questions).toEqual(questions);
    expect(better.body.account?.adults).toBe(6);
    expect(better.body.texts?.coop).toContain('Participants\u00a0: 9');
    expect(better.body.texts?.coop).toContain('Durée\u00a0: 60\u00a0min');
    expect(better.body.texts?.story).toContain('Une IA peut-elle mentir');
    expect(await api.db.manager.findOneByOrFail(PublicCafe, { id })).toMatchObject({
      state: 'told',
    });
    expect((await api.stranger.call(routes.told, { body: { token } })).body).toEqual(better.body);
    expect((await get(`/cafes/${slug}`)).status).toBe(200);
    const thanks = await get(`/cafes/${slug}/merci`);
    expect(thanks.bytes.toString()).toContain('Code QR de cette page');
  });

  test('not before it began, nor when it was called off, nor by another secret', async () => {
    const later = await aCafe({ startsAt: new Date('2026-12-20T17:30:00Z') });
    const off = await aCafe({ state: 'cancelled' });
    for (const { token } of [later, off]) {
      const { problem } = await tell(token);
      expect(problem.type).toBe('urn:percolateur:transition-not-allowed');
    }
    expect((await tell(`${later.id}.${'x'.repeat(43)}`)).status).toBe(404);
    expect((await tell(later.token, { adults: -1 })).status).toBe(400);
  });

  test('its photo is drawn anew, without place or device; what is no photo is refused', async () => {
    const { slug, token } = await aCafe();
    const plain = await Transformer.fromRgbaPixels(
      new Uint8Array(64 * 64 * 4).fill(200),
      64,
      64,
    ).jpeg();
    // An Exif block with a maker and a place in it, put where cameras put it.
    const exif = Buffer.from('Exif\0\0MM\0*GPSLatitude 48.7485 Fabricant', 'latin1');
    const head = Buffer.alloc(4);
    head.writeUInt16BE(0xffe1, 0);
    head.writeUInt16BE(exif.length + 2, 2);
    const camera = Buffer.concat([plain.subarray(0, 2), head, exif, plain.subarray(2)]);
    expect((await tell(token, { photo: camera.toString('base64') })).body.withPhoto).toBe(true);
    const { bytes, headers } = await get(`/cafes/${slug}/photo.jpg`);
    expect(headers['content-type']).toContain('image/jpeg');
    expect(bytes.toString('latin1')).not.toMatch(/Exif|GPS|Fabricant/);
    for (const page of [`/cafes/${slug}`, `/cafes/${slug}/merci`]) {
      const shown = (await get(page)).bytes.toString();
      expect(shown).toMatch(/<img src="\/cafes\/[^"]+\/photo\.jpg" alt="Photo du café «/);
    }
    const known = { 'if-none-match': headers.etag as string };
    const again = { method: 'GET' as const, url: `/cafes/${slug}/photo.jpg`, headers: known };
    expect((await api.stranger.send(again)).status).toBe(304);
    expect((await tell(token)).body.withPhoto).toBe(true);
    for (const hostile of [
      '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
      `\xff\xd8\xff${'A'.repeat(500)}`,
      'GIF89a',
    ]) {
      const photo = Buffer.from(hostile, 'latin1').toString('base64');
      expect((await tell(token, { photo })).status).toBe(400);
    }
    expect((await tell(token, { photo: null })).body.withPhoto).toBe(false);
    expect((await get(`/cafes/${slug}/photo.jpg`)).status).toBe(404);
    expect((await get(`/cafes/${slug}`)).bytes.toString()).not.toContain('photo.jpg');
  });
});
