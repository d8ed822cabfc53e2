import { mkdirSync, writeFileSync } from 'node:fs';
import { organisationRoutes as routes } from '@percolateur/contract';
import { paces } from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { readPdf } from '../../../test/read-pdf';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';

describe('the rules of a hub', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());

  /** As anybody reads them; kept to be looked at, where a folder is given. */
  async function read(organisationId: string, name: string) {
    const { bytes, headers } = await api.stranger.call(routes.rules, {
      params: { organisationId },
    });
    expect(headers['content-type']).toBe('application/pdf');
    if (process.env.SHOTS) {
      mkdirSync(process.env.SHOTS, { recursive: true });
      writeFileSync(`${process.env.SHOTS}/${name}.pdf`, bytes);
    }
    return readPdf(bytes);
  }

  test('are ours where it wrote none, and anybody reads them', async () => {
    const hub = await api.scene.organisation();
    const { text, tags, pages, info } = await read(hub.id, 'reglement');
    for (const said of ['L6352-3', '7. Délégués', 'Élise Morvan, directrice', hub.legalName]) {
      expect(text).toContain(said);
    }
    expect(text).not.toContain('##');
    expect(pages).toBeLessThanOrEqual(3);
    expect(tags.filter((tag) => tag === 'H2')).toHaveLength(7);
    expect(tags).toEqual(expect.arrayContaining(['H1', 'P', 'L', 'LI', 'Lbl', 'LBody']));
    expect(info.Title).toBe(`Règlement intérieur, ${hub.name}`);
    const listed = await api.stranger.call(routes.withRules, {});
    expect(listed.body).toContainEqual({ id: hub.id, name: hub.name });
    const params = { organisationId: uuidv7() };
    expect((await api.stranger.call(routes.rules, { params })).status).toBe(404);
  });

  test('are not drawn without end for one network', async () => {
    const hub = await api.scene.organisation();
    const params = { organisationId: hub.id };
    await api.db.query('update throttle set count = $1', [paces.rulesRead.count]);
    expect((await api.stranger.call(routes.rules, { params })).status).toBe(429);
    api.clock.advance({ minutes: paces.rulesRead.minutes + 1 });
    expect((await api.stranger.call(routes.rules, { params })).status).toBe(200);
  });

  test('are its own once it wrote them, in every script, and no others', async () => {
    const hub = await api.scene.organisation({ name: 'Κέντρο Олена 小明 الزهراء Thị Hường' });
    const coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    await read(hub.id, 'reglement-propose');
    const names = 'Αθηνά, Олена Шевченко, 小明, الزهراء, Nguyễn Thị Hường';
    const houseRules = `## Chez nous\n\n**Pas de chien.** <script>alert(1)</script>\n\n- ${names}\n\n${'Mot à mot. '.repeat(700)}`;
    const params = { organisationId: hub.id };
    const body = { revision: hub.revision, houseRules };
    expect((await coordinator.call(routes.edit, { params, body })).status).toBe(200);
    const { text, tags, pages } = await read(hub.id, 'reglement-propre');
    expect(text).toContain('Pas de chien.');
    expect(text).toContain('Олена Шевченко');
    // What is no Markdown is words.
    expect(text).toContain('<script>alert(1)</script>');
    expect(text).not.toContain('L6352');
    expect(tags.filter((tag) => tag === 'H2')).toHaveLength(1);
    expect(pages).toBeGreaterThan(1);
    const tooLong = { revision: hub.revision + 1, houseRules: 'a'.repeat(10_001) };
    expect((await coordinator.call(routes.edit, { params, body: tooLong })).status).toBe(400);
    const trainer = await api.as(await api.scene.staff(hub, 'trainer'));
    expect((await trainer.call(routes.edit, { params, body })).status).toBe(403);
  });
});
