import { certificateRoutes, evidenceRoutes } from '@percolateur/contract';
import { adminTool } from '../../../test/admin-tool';
import type { AdminTool } from '../../../test/admin-tool';
import { signedOnTime } from '../../../test/signatures';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { Person } from '../../record/person.entity';

describe('what funders no longer ask for', () => {
  let api: TestApi;
  let tool: AdminTool;
  beforeAll(async () => {
    tool = adminTool();
    api = await startApi({ at: '2016-12-01T09:00:00Z' });
  });
  afterAll(async () => {
    await api.stop();
    tool.remove();
  });
  const admin = (...args: string[]) => tool.run(api.ownerUrl, api.dataDir, args);

  test('is told first, then erased, session by session as each is funded; the chain stays whole', async () => {
    const hub = await api.scene.organisation();
    const coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    const followed = async (firstDay: string) => {
      const cohort = await api.scene.cohort(hub, { firstDay });
      const person = await api.scene.person();
      const enrolment = await api.scene.enrol(cohort, person);
      await signedOnTime(api, person, cohort.halfDays);
      const params = { cohortId: cohort.id };
      await coordinator.call(certificateRoutes.issue, {
        params,
        body: { kind: 'realisation', enrolmentIds: [enrolment.id] },
      });
      return { person, params };
    };
    // The tool reads the true clock: nine whole years are over in any year that this runs in.
    const year = new Date().getUTCFullYear();
    const [old, coFunded, recent] = [
      await followed(`${year - 9}-03-07`),
      await followed(`${year - 9}-04-04`),
      await followed(`${year - 2}-05-03`),
    ];
    const funding = { funder: 'FSE+', coFunded: true };
    const told = await coordinator.call(evidenceRoutes.tellFunding, {
      params: coFunded.params,
      body: funding,
    });
    expect(told.body).toEqual(funding);

    const dry = admin('purge');
    expect(dry.said).toContain(`Would erase ${old.person.id}: proof kept until ${year - 3}-12-31`);
    expect(dry.said).toContain('1 to erase. Nothing was changed.');
    expect(dry.said).not.toContain(coFunded.person.id);
    expect(dry.said).not.toContain(recent.person.id);
    expect(admin('purge', '--yes')).toMatchObject({ code: 2 });

    expect(admin('purge', '--reason', 'délai passé', '--yes').said).toContain('1 erased');
    const { manager } = api.db;
    const named = async ({ person }: typeof old) =>
      (await manager.findOneByOrFail(Person, { id: person.id })).lastName;
    expect(await named(old)).toMatch(/^effacée le /);
    expect(await named(coFunded)).toBe(coFunded.person.lastName);
    expect(admin('verify')).toMatchObject({ code: 0, complained: '' });
    const check = await coordinator.call(evidenceRoutes.check, {
      params: { organisationId: hub.id },
    });
    expect(check.body).toMatchObject({ links: 15, faults: [] });
    expect(admin('purge').said).toContain('0 to erase');
  });
});
