import {
  attendanceRoutes,
  certificateRoutes,
  organisationRoutes,
  urlOf,
} from '@percolateur/contract';
import { readPdf } from '../../../test/read-pdf';
import { aPng, chunk } from '../../../test/png';
import { signedOnTime } from '../../../test/signatures';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import type { Cohort } from '../../record/cohort.entity';
import type { Organisation } from '../../record/organisation.entity';
import { Stamp } from '../../record/stamp.entity';

describe('a hub’s signature and stamp', () => {
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

  const give = (png: Buffer, client = coordinator) =>
    client.send({
      method: 'PUT',
      url: urlOf(organisationRoutes.giveStamp, { params: { organisationId: hub.id } }),
      headers: { 'content-type': 'image/png' },
      payload: png,
    });
  const issueTo = async (lastName: string) => {
    const person = await api.scene.person({ lastName });
    const { id } = await api.scene.enrol(cohort, person);
    await signedOnTime(api, person, cohort.halfDays);
    const body = { kind: 'realisation' as const, enrolmentIds: [id] };
    const issued = await coordinator.call(certificateRoutes.issue, {
      params: { cohortId: cohort.id },
      body,
    });
    return issued.body.rows.find((row) => row.enrolmentId === id)!.realisation.certificate!.id;
  };
  const pdf = async (certificateId: string) =>
    (await coordinator.call(certificateRoutes.pdf, { params: { certificateId }, query: {} })).bytes;

  test('is printed on papers; those issued before keep what they were issued with', async () => {
    const without = await issueTo('Avant');
    const before = await pdf(without);
    expect((await readPdf(before)).tags.filter((tag) => tag === 'Figure')).toHaveLength(1);

    expect((await give(aPng({ shade: 40 }))).status).toBe(200);
    const first = await issueTo('Premier');
    const withFirst = await pdf(first);
    expect((await readPdf(withFirst)).tags.filter((tag) => tag === 'Figure')).toHaveLength(2);

    await give(aPng({ shade: 200 }));
    const second = await issueTo('Second');
    expect((await pdf(second)).equals(withFirst)).toBe(false);
    expect(await pdf(first)).toEqual(withFirst);
    expect(await pdf(without)).toEqual(before);

    await coordinator.call(organisationRoutes.removeStamp, { params: { organisationId: hub.id } });
    expect(await pdf(first)).toEqual(withFirst);
    const verified = await api.stranger.call(certificateRoutes.verify, {
      params: { code: (await readPdf(withFirst)).text.match(/[A-Z0-9]{4}(-[A-Z0-9]{4}){6}/)![0] },
    });
    expect(verified.body.verdict).toBe('authentic');
  });

  test('is printed on the attendance sheet, beside who answers for it', async () => {
    const params = { cohortId: cohort.id };
    const plain = await readPdf((await coordinator.call(attendanceRoutes.sheet, { params })).bytes);
    expect(plain.text).toContain(`Pour ${hub.legalName}`);
    expect(plain.tags).not.toContain('Figure');
    await give(aPng());
    const sheet = await readPdf((await coordinator.call(attendanceRoutes.sheet, { params })).bytes);
    expect(sheet.tags.filter((tag) => tag === 'Figure')).toHaveLength(1);
  });

  test('is kept once, without what else the file says, and given twice changes nothing', async () => {
    const secret = chunk('tEXt', Buffer.from('Author\0Nadia'));
    const { body } = await give(aPng({ shade: 7, more: [secret] }));
    const again = await give(aPng({ shade: 7 }));
    expect(again.body).toEqual(body);
    const organisation = body as unknown as Organisation;
    const kept = await api.db.manager.findOneByOrFail(Stamp, { hash: organisation.stampHash! });
    expect(kept.png.includes('Nadia')).toBe(false);
    const params = { organisationId: hub.id };
    const read = await coordinator.call(organisationRoutes.stamp, { params });
    expect(Buffer.from(read.body.png, 'base64')).toEqual(kept.png);
  });

  test.each<[string, Buffer]>([
    ['no picture', Buffer.from('Bonjour')],
    ['one cut short', aPng().subarray(0, 90)],
    ['a byte changed', Buffer.from(aPng()).fill(9, 45, 46)],
    ['too wide', aPng({ width: 1201, height: 1 })],
    ['too high', aPng({ width: 1, height: 601 })],
    ['lines missing', aPng({ pixels: Buffer.alloc(241) })],
    ['pixels that never end', aPng({ pixels: Buffer.alloc(40_000_000) })],
    ['an unknown filter', aPng({ pixels: Buffer.alloc(241 * 30, 9) })],
    ['interlaced', aPng({ interlaced: 1 })],
    ['sixteen bits', aPng({ depth: 16 })],
    ['a palette', aPng({ colour: 3 })],
    ['a part it cannot do without', aPng({ more: [chunk('CgBI', Buffer.alloc(4))] })],
  ])('is refused when it is %s, and nothing changes', async (_, bytes) => {
    const refused = await give(bytes);
    expect(refused.status).toBe(400);
    expect(refused.problem.errors?.[0].path).toBe('stamp');
    const params = { organisationId: hub.id };
    expect((await coordinator.call(organisationRoutes.stamp, { params })).status).toBe(404);
  });

  test('is nobody else’s to give', async () => {
    const trainer = await api.as(await api.scene.staff(hub, 'trainer'));
    const neighbour = await api.as(
      await api.scene.staff(await api.scene.organisation(), 'coordinator'),
    );
    expect((await give(aPng(), trainer)).status).toBe(403);
    expect((await give(aPng(), neighbour)).status).toBe(404);
    expect((await give(aPng(), api.stranger)).status).toBe(401);
  });
});
