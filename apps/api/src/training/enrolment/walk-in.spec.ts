import { attendanceRoutes, enrolmentRoutes } from '@percolateur/contract';
import type { KeptWalkIn } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { aSignature } from '../../../test/signatures';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import type { Cohort } from '../../record/cohort.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { HalfDay } from '../../record/half-day.entity';
import type { Organisation } from '../../record/organisation.entity';
import type { Person } from '../../record/person.entity';
import { Signature } from '../../record/signature.entity';

describe('people added in the room on a device without network', () => {
  let api: TestApi;
  let hub: Organisation;
  let lucie: Person;
  let trainer: Client;
  let cohort: Cohort;
  let serial = 0;

  beforeAll(async () => {
    api = await startApi({ at: '2026-11-24T08:10:00Z' });
    hub = await api.scene.organisation();
    lucie = await api.scene.staff(hub, 'trainer');
    trainer = await api.as(lucie);
  });
  beforeEach(async () => {
    api.clock.set('2026-11-24T08:10:00Z');
    cohort = await running();
  });
  afterAll(() => api.stop());

  const running = (fields = {}) =>
    api.scene.cohort(hub, {
      ...{ firstDay: '2026-11-24', status: 'running', trainers: [lucie], ...fields },
    });
  const someone = (fields: Partial<KeptWalkIn> = {}): KeptWalkIn => {
    serial += 1;
    const email = `presente${serial}@percolateur.test`;
    const named = { firstName: 'Anne', lastName: `Roy ${serial}` };
    return { id: uuidv7(), ...named, email, employer: '', others: [], ...fields };
  };
  const add = (body: KeptWalkIn, { who = trainer, to = cohort } = {}) =>
    who.call(enrolmentRoutes.addKeptWalkIn, { params: { cohortId: to.id }, body });
  const enrolled = () => api.db.manager.countBy(Enrolment, { cohortId: cohort.id });

  test('nobody adds to what is not theirs', async () => {
    const neighbour = await api.scene.staff(await api.scene.organisation(), 'coordinator');
    const nadia = await api.scene.person();
    await api.scene.enrol(cohort, nadia);
    const clients = [api.stranger, await api.as(neighbour), await api.as(nadia)];
    const replies = await Promise.all(clients.map((who) => add(someone(), { who })));
    expect(replies.map(({ status }) => status)).toEqual([401, 404, 404]);
    expect(await enrolled()).toBe(1);
  });

  test('arrive once, and sign what they signed there', async () => {
    const body = someone();
    const replies = [await add(body), await add(body)];
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
    expect(replies[1]!.body).toEqual(replies[0]!.body);
    expect(replies[0]!.body).toMatchObject({ id: body.id, status: 'accepted', walkIn: true });
    const { id, personId } = replies[0]!.body;
    const halfDay = await api.db.manager.findOneByOrFail(HalfDay, {
      cohortId: cohort.id,
      position: 1,
    });
    const params = { halfDayId: halfDay.id };
    await trainer.call(attendanceRoutes.openedThere, {
      params,
      body: { clientTime: '2026-11-24T08:05:00Z' },
    });
    // The enrolment is younger than the signature: it was made on the device, in time.
    const clientTime = '2026-11-24T08:06:00Z';
    const signed = { ...aSignature({ id: personId }, { clientTime }), enrolmentId: id };
    const { body: receipt } = await trainer.call(attendanceRoutes.passRound, {
      params,
      body: signed,
    });
    expect(receipt).toMatchObject({ late: false, counts: true });
    expect(await api.db.manager.countBy(Signature, { personId })).toBe(1);
  });

  test('whom another device added meanwhile keep one enrolment, by address', async () => {
    const [here, there] = [someone(), someone()];
    const both = [here, { ...there, ...named(here), email: here.email }];
    const [one, other] = await Promise.all(both.map((body) => add(body)));
    expect(one!.body.id).toBe(other!.body.id);
    expect(await enrolled()).toBe(1);
  });

  test('who are enrolled keep their enrolment, by address, else by full name', async () => {
    const paul = await api.scene.person({
      ...{ firstName: 'Paul', lastName: 'Évrard', homeOrganisationId: hub.id },
    });
    const known = await api.scene.enrol(cohort, paul);
    const byAddress = await add(someone({ ...named(paul), email: paul.email }));
    expect(byAddress.body).toMatchObject({ id: known.id, personId: paul.id });
    const byName = await add(someone({ firstName: 'PAUL', lastName: 'Evrard' }));
    expect(byName.body).toMatchObject({ id: known.id, personId: paul.id, email: paul.email });
    expect(await enrolled()).toBe(1);
  });

  test('who were invited come in under their own name, whatever the address given', async () => {
    const zoe = await api.scene.person({ firstName: 'Zoé', lastName: 'Le Goff' });
    const known = await api.scene.enrol(cohort, zoe, 'invited');
    const { body } = await add(someone(named(zoe)));
    expect(body).toMatchObject({ ...{ id: known.id, personId: zoe.id }, status: 'accepted' });
  });

  test('a namesake who was said to be somebody else is somebody else', async () => {
    const first = (await add(someone())).body;
    const other = someone({ ...named(first), others: [first.id] });
    expect((await add(other)).body.id).toBe(other.id);
    expect(await enrolled()).toBe(2);
    // Two of that name: none of them stands for a third.
    const third = someone(named(first));
    expect((await add(third)).body.id).toBe(third.id);
  });

  test('an address that is somebody else’s is asked about, and nobody comes in meanwhile', async () => {
    const marie = await api.scene.person({
      ...{ firstName: 'Marie', lastName: 'Tanguy', homeOrganisationId: hub.id },
    });
    const known = await api.scene.enrol(cohort, marie);
    const body = someone({ email: marie.email });
    expect((await add(body)).problem.type).toBe('urn:percolateur:known-address');
    expect((await add({ ...body, samePerson: true })).body.id).toBe(known.id);
    expect(await enrolled()).toBe(1);
  });

  test('a full session lets nobody in, but who are in it already', async () => {
    const full = await running({ capacity: 1 });
    const first = someone();
    expect((await add(first, { to: full })).status).toBe(200);
    const late = someone();
    expect((await add(late, { to: full })).problem.type).toBe('urn:percolateur:cohort-full');
    const again = someone({ ...named(first), email: first.email });
    expect((await add(again, { to: full })).body.id).toBe(first.id);
  });
});

const named = ({ firstName, lastName }: { firstName: string; lastName: string }) => ({
  firstName,
  lastName,
});
