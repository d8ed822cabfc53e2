import { createHash } from 'node:crypto';
import { attendanceRoutes as routes } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { chunk, aPng } from '../../../test/png';
import { aSignature } from '../../../test/signatures';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { chainFaults } from '../../record/chain-faults';
import { ChainLink } from '../../record/chain-link.entity';
import type { Cohort } from '../../record/cohort.entity';
import type { Enrolment } from '../../record/enrolment.entity';
import type { Person } from '../../record/person.entity';
import { SheetPhoto } from '../../record/sheet-photo.entity';
import { Signature } from '../../record/signature.entity';
import { StandingSignature } from '../../record/standing-signature.view';

describe('a half-day signed by hand', () => {
  let api: TestApi;
  let cohort: Cohort;
  let [nadia, karim]: Person[] = [];
  let [hers, his]: Enrolment[] = [];
  let trainer: Client;
  const clientTime = '2026-11-24T11:35:00Z';

  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.set('2026-11-24T11:35:00Z');
    let lucie;
    ({ lucie, cohort } = await api.scene.ledCohort());
    [nadia, karim] = [await api.scene.person(), await api.scene.person()];
    [hers, his] = [await api.scene.enrol(cohort, nadia), await api.scene.enrol(cohort, karim)];
    trainer = await api.as(lucie);
  });

  const params = () => ({ halfDayId: cohort.halfDays[0].id });
  const photo = (shade = 40) => aPng({ shade }).toString('base64');
  const photograph = (id: string, fields = {}, client = trainer) =>
    client.call(routes.photographSheet, {
      params: params(),
      body: { id, photo: photo(), replaces: null, clientTime, ...fields },
    });
  const enter = (photoId: string, enrolments: Enrolment[], ids = enrolments.map(() => uuidv7())) =>
    trainer.call(routes.enterPaper, {
      params: params(),
      body: {
        ...{ photoId, clientTime },
        signed: enrolments.map(({ id }, at) => ({ id: ids[at]!, enrolmentId: id })),
      },
    });
  const see = (photoId: string, client = trainer) =>
    client.call(routes.sheetPhoto, { params: { photoId } });

  test('is photographed, its hash chained, then entered line by line, once', async () => {
    const id = uuidv7();
    expect((await photograph(id)).body).toMatchObject({
      means: ['own', 'passed', 'paper'],
      photos: [{ id, code: id.slice(-6).toUpperCase(), at: '2026-11-24T11:35:00.000Z' }],
    });
    expect((await photograph(id)).body.photos).toHaveLength(1);
    const ids = [uuidv7(), uuidv7()];
    const entered = await enter(id, [hers, his], ids);
    expect(entered.body.people).toMatchObject([
      { signature: 'signed', means: 'paper', way: 'paper', late: false },
      { signature: 'signed', means: 'paper' },
    ]);
    expect((await enter(id, [hers, his], ids)).status).toBe(200);
    expect((await enter(id, [hers])).status).toBe(200);
    const kept = await api.db.manager.findBy(Signature, { halfDayId: params().halfDayId });
    expect(kept).toHaveLength(2);
    expect(kept[0]).toMatchObject({
      ...{ way: 'paper', photoId: id, statementVersion: 'paper-1', sealed: {} },
      statement: expect.stringMatching(/^J’ai signé à la main/),
    });
    const picture = (await see(id)).bytes;
    const { hash } = await api.db.manager.findOneByOrFail(SheetPhoto, { id });
    expect(createHash('sha256').update(picture).digest('hex')).toBe(hash);
    const link = await api.db.manager.findOneByOrFail(ChainLink, { evidenceId: id });
    expect(link.record).toContain(hash);
    expect(await chainFaults(api.db)).toEqual([]);
    const mine = await (await api.as(nadia)).call(routes.mine, { params: params() });
    expect(mine.body.receipt).toMatchObject({ counts: true, mark: { way: 'paper' } });
    const deeds = await trainer.call(routes.deeds, {
      params: { ...params(), enrolmentId: hers.id },
    });
    expect(deeds.body.map(({ text }) => text)).toEqual(['Signature reçue, sur papier']);
  });

  test('keeps nothing of what the camera wrote, and refuses what is no photo', async () => {
    const words = Buffer.from('Location\0Caen, 49.18 N', 'latin1');
    const tagged = aPng({ more: [chunk('tEXt', words)] }).toString('base64');
    const id = uuidv7();
    expect((await photograph(id, { photo: tagged })).status).toBe(200);
    const { bytes } = await see(id);
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    expect(bytes.includes('Caen')).toBe(false);
    const heic = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic', 'latin1'), Buffer.alloc(40)]);
    for (const other of [heic, aPng().subarray(0, 20), Buffer.from('<svg/>')]) {
      const refused = await photograph(uuidv7(), { photo: other.toString('base64') });
      expect(refused.status).toBe(400);
      expect(JSON.stringify(refused.problem)).toContain('en JPEG ou en PNG');
    }
  });

  test('replaced, a photo is kept beside the other, and nothing more is entered from it', async () => {
    const [first, second] = [uuidv7(), uuidv7()];
    await photograph(first);
    await enter(first, [hers]);
    const replaced = await photograph(second, { photo: photo(200), replaces: first });
    expect(replaced.body.photos.map(({ id }) => id)).toEqual([second]);
    expect((await photograph(uuidv7(), { replaces: first })).problem.type).toBe(
      'urn:percolateur:stale-edit',
    );
    expect((await enter(first, [his])).status).toBe(404);
    expect((await enter(second, [his])).status).toBe(200);
    expect((await see(first)).status).toBe(200);
    const standing = await api.db.manager.findBy(StandingSignature, params());
    expect(standing.map(({ photoId }) => photoId).sort()).toEqual([first, second].sort());
  });

  test('is entered in the 72 hours that follow, neither ahead nor after, by the team alone', async () => {
    const tooEarly = 'urn:percolateur:signing-too-early';
    api.clock.set('2026-11-24T07:00:00Z');
    expect((await photograph(uuidv7())).problem.type).toBe(tooEarly);
    api.clock.set('2026-11-26T18:00:00Z');
    const id = uuidv7();
    expect((await photograph(id)).status).toBe(200);
    expect((await enter(id, [hers])).body.people.map(({ late }) => late)).toEqual([false, false]);
    api.clock.set('2026-11-27T18:00:00Z');
    expect((await enter(id, [his])).problem.type).toBe('urn:percolateur:late-too-late');
    for (const stranger of [
      await api.as(nadia),
      await api.as((await api.scene.ledCohort()).lucie),
    ]) {
      expect((await photograph(uuidv7(), {}, stranger)).status).toBe(404);
      expect((await see(id, stranger)).status).toBe(404);
    }
  });

  test('leaves to who signed on a phone the signature made there', async () => {
    api.clock.set('2026-11-24T08:05:00Z');
    await trainer.call(routes.open, { params: params() });
    const body = aSignature(nadia, { clientTime: '2026-11-24T08:05:00Z' });
    await (await api.as(nadia)).call(routes.sign, { params: params(), body });
    const id = uuidv7();
    await photograph(id);
    expect((await enter(id, [hers, his])).body.people).toMatchObject([
      { means: 'own' },
      { means: 'paper' },
    ]);
  });
});
