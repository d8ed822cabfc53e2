import { certificateRoutes, paperTemplateRoutes as routes, urlOf } from '@percolateur/contract';
import type { PaperLook } from '@percolateur/contract';
import { paperBases, shippedLook } from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { aPng } from '../../../test/png';
import { readPdf } from '../../../test/read-pdf';
import { signedOnTime } from '../../../test/signatures';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import type { Cohort } from '../../record/cohort.entity';
import type { Organisation } from '../../record/organisation.entity';

const shipped: PaperLook = { ...shippedLook, logo: null };

describe('how the documents of a hub look', () => {
  let api: TestApi;
  let hub: Organisation;
  let cohort: Cohort;
  let coordinator: Client;
  beforeAll(async () => (api = await startApi({ at: '2026-11-26T09:00:00Z' })));
  afterAll(() => api.stop());
  beforeEach(async () => {
    ({ hub, cohort } = await api.scene.ledCohort());
    coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
  });

  const params = () => ({ organisationId: hub.id });
  const save = (look: Partial<PaperLook>, after = 0, id = uuidv7()) =>
    coordinator.call(routes.save, {
      params: params(),
      body: { ...shipped, ...look, after, id },
    });
  const issueTo = async (lastName: string) => {
    const person = await api.scene.person({ lastName });
    const { id } = await api.scene.enrol(cohort, person);
    await signedOnTime(api, person, cohort.halfDays);
    const { body } = await coordinator.call(certificateRoutes.issue, {
      params: { cohortId: cohort.id },
      body: { kind: 'realisation', enrolmentIds: [id] },
    });
    return body.rows.find((row) => row.enrolmentId === id)!.realisation.certificate!;
  };
  const textOf = async (certificateId: string) => {
    const { bytes } = await coordinator.call(certificateRoutes.pdf, {
      params: { certificateId },
      query: {},
    });
    return (await readPdf(bytes)).text;
  };
  const statedIn = async (code: string) =>
    (await api.stranger.call(certificateRoutes.verify, { params: { code } })).body.snapshot
      .template;

  test('is ours until it is theirs, and what was issued keeps the look it was issued in', async () => {
    expect((await coordinator.call(routes.read, { params: params() })).body).toMatchObject({
      ...{ number: 0, base: 'plain', logo: null, before: [] },
    });
    const first = await issueTo('Avant');
    expect(await statedIn(first.code)).toEqual({ number: 0, base: 'plain', accent: '#A63D17' });

    const words = { ...shipped.words, realisation: 'Bravo {prénom}, {heures} de plus !' };
    const look = { base: 'band', accent: '#1D3D63', signatoryName: 'Zoé Baça', words } as const;
    expect((await save(look)).body).toMatchObject({ number: 1, ...look });
    const second = await issueTo('Après');
    expect(await statedIn(second.code)).toEqual({
      ...{ number: 1, base: 'band', accent: '#1D3D63' },
      ...{ signatory: { name: 'Zoé Baça', capacity: '' }, words: words.realisation },
    });
    const text = await textOf(second.id);
    expect(text).toContain('Bravo Nadia, 14 h de plus');
    expect(text).toContain('par Zoé Baça, atteste que');
    const before = await textOf(first.id);
    expect(before).toContain('Élise Morvan');
    expect(before).not.toContain('Bravo');
    // Another look is no fact of what was issued.
    const { body } = await coordinator.call(certificateRoutes.list, {
      params: { cohortId: cohort.id },
    });
    expect(body.flatMap(({ realisation }) => realisation.disagreements)).toEqual([]);
  });

  test('is saved once, after the one that was read, and never changed', async () => {
    const id = uuidv7();
    const twice = await Promise.all([
      save({ base: 'frame' }, 0, id),
      save({ base: 'frame' }, 0, id),
    ]);
    expect(twice.map(({ body }) => body.number)).toEqual([1, 1]);
    expect((await save({ base: 'band' }, 0)).problem.type).toBe('urn:percolateur:stale-edit');
    expect((await save({ base: 'band' }, 1)).body.before.map(({ number }) => number)).toEqual([
      2, 1,
    ]);
    await expect(api.db.query('delete from paper_template')).rejects.toThrow();
  });

  test('refuses a colour that is not read, words that nothing fills, a logo that nobody gave', async () => {
    const faults = async (look: Partial<PaperLook>) =>
      (await save(look)).problem.errors?.map(({ path }) => path);
    expect(await faults({ accent: '#FFAA00' })).toEqual(['accent']);
    const words = { ...shipped.words, attestation: 'Bravo {adresse}' };
    expect(await faults({ words })).toEqual(['words.attestation']);
    expect((await save({ logo: 'a'.repeat(64) })).status).toBe(404);
  });

  test.each(paperBases)(
    '%s is drawn with the shortest and the longest names, and a logo',
    async (base) => {
      const given = await coordinator.send({
        method: 'PUT',
        url: urlOf(routes.logo, { params: params() }),
        headers: { 'content-type': 'image/png' },
        payload: aPng({ shade: 90 }),
      });
      const { logo } = JSON.parse(given.bytes.toString()) as { logo: string };
      for (const kind of ['attestation', 'realisation', 'assiduite'] as const) {
        for (const longest of [false, true]) {
          const words = { ...shipped.words, [kind]: 'Merci {prénom} {nom}.' };
          const { body } = await coordinator.call(routes.preview, {
            params: params(),
            body: { look: { ...shipped, base, words, logo }, kind, longest },
          });
          const pdf = await readPdf(Buffer.from(body.pdf, 'base64'));
          expect(pdf.pages).toBeLessThanOrEqual(longest ? 2 : 1);
          expect(pdf.text).toContain(longest ? 'Merci Marie-Antoinette Élisabeth' : 'Merci Y O.');
          expect(pdf.tags.filter((tag) => tag === 'Figure')).toHaveLength(2);
        }
      }
    },
  );

  test('is the hub’s own', async () => {
    const elsewhere = await api.scene.organisation();
    const neighbour = await api.as(await api.scene.staff(elsewhere, 'coordinator'));
    const trainer = await api.as(cohort.trainers[0]);
    const status = async (client: Client) =>
      (await client.call(routes.read, { params: params() })).status;
    expect(await status(neighbour)).toBe(404);
    expect(await status(trainer)).toBe(403);
    expect(await status(api.stranger)).toBe(401);
  });
});
