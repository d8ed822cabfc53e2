import { enrolmentRoutes, organisationRoutes } from '@percolateur/contract';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { startWorker, until } from '../../../test/start-worker';
import { listMail, mailFolder } from '../mail/mail-store';
import type { Cohort } from '../../record/cohort.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { LoginCode } from '../../record/login-code.entity';
import { Message } from '../../record/message.entity';
import type { Organisation } from '../../record/organisation.entity';
import { Person } from '../../record/person.entity';
import { InvitationService } from '../../training/enrolment/invitation.service';

const { openInvitation, acceptInvitation, declineInvitation } = enrolmentRoutes;

describe('an address that staff mistyped', () => {
  let api: TestApi;
  let hub: Organisation;
  let cohort: Cohort;
  let coordinator: Client;

  beforeAll(async () => {
    api = await startApi({ at: '2026-10-01T08:00:00Z' });
    hub = await api.scene.organisation();
    coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
  });
  beforeEach(async () => {
    api.clock.set('2026-10-01T08:00:00Z');
    cohort = await api.scene.cohort(hub);
  });
  afterAll(() => api.stop());

  let serial = 0;
  const somebody = () => {
    serial += 1;
    const email = `lea.noelle${serial}@asso.exemple`;
    return api.scene.person({
      firstName: 'Léa',
      lastName: 'Noël',
      email,
      homeOrganisationId: hub.id,
    });
  };
  const correct = (person: Person, email: string, client = coordinator) =>
    client.call(organisationRoutes.editPerson, {
      params: { organisationId: hub.id, personId: person.id },
      body: {
        firstName: person.firstName,
        lastName: person.lastName,
        employer: person.employer,
        email,
      },
    });
  const tokenOf = (id: string, version = 0) => ({
    body: { token: api.app.get(InvitationService).tokenFor(id, version) },
  });
  const addressOf = async ({ id }: Person) =>
    (await api.db.manager.findOneByOrFail(Person, { id })).email;

  test('is put right before they have come in: the invitation leaves again, the old link is dead', async () => {
    const lea = await somebody();
    const { id } = await api.scene.enrol(cohort, lea, 'invited', {
      answerBefore: new Date('2026-10-02T08:00:00Z'),
      invitedAt: new Date('2026-09-18T08:00:00Z'),
    });
    await api.db.manager.insert(LoginCode, {
      id,
      email: lea.email,
      createdAt: api.clock.now(),
      expiresAt: new Date('2026-10-01T08:10:00Z'),
    });
    const right = `lea.noel${serial}@asso.example`;
    expect((await correct(lea, ` <${right.toUpperCase()}> `)).status).toBe(204);
    expect(await addressOf(lea)).toBe(right);
    expect(await api.db.manager.existsBy(LoginCode, { email: lea.email })).toBe(false);
    for (const route of [openInvitation, acceptInvitation, declineInvitation]) {
      expect((await api.stranger.call(route, tokenOf(id))).status).toBe(404);
    }
    expect(await api.db.manager.findOneByOrFail(Enrolment, { id })).toMatchObject({
      status: 'invited',
      invitedAt: api.clock.now(),
      answerBefore: new Date('2026-10-15T08:00:00Z'),
    });

    const worker = await startWorker(api);
    await worker.sweep();
    await until(() => api.db.manager.existsBy(Message, { personId: lea.id, status: 'sent' }));
    await worker.stop();
    const letters = (await listMail(mailFolder(api.dataDir))).map((name) => name);
    expect(letters).toHaveLength(1);
    expect((await api.stranger.call(openInvitation, tokenOf(id, 1))).status).toBe(200);
    expect((await api.stranger.call(acceptInvitation, tokenOf(id, 1))).body.status).toBe(
      'accepted',
    );
  });

  test('the same again changes nothing, also under another writing', async () => {
    const lea = await somebody();
    const { id } = await api.scene.enrol(cohort, lea, 'invited');
    expect((await correct(lea, lea.email.toUpperCase())).status).toBe(204);
    expect((await api.stranger.call(openInvitation, tokenOf(id))).status).toBe(200);
  });

  test('is theirs alone to change once they came in, or answered', async () => {
    const cameIn = await somebody();
    await api.as(cameIn);
    const answered = await somebody();
    await api.scene.enrol(cohort, answered, 'declined');
    for (const person of [cameIn, answered]) {
      const reply = await correct(person, 'autre@asso.example');
      expect(reply.problem.type).toBe('urn:percolateur:address-settled');
      expect(reply.problem.detail).toContain('Mon compte');
      expect(await addressOf(person)).toBe(person.email);
    }
  });

  test('of somebody put in the room by others may be put right', async () => {
    const walkIn = await somebody();
    await api.scene.enrol(cohort, walkIn, 'accepted', { walkIn: true });
    expect((await correct(walkIn, `salle${serial}@asso.example`)).status).toBe(204);
  });

  test('is never made somebody else’s', async () => {
    const [lea, other] = [await somebody(), await somebody()];
    const reply = await correct(lea, other.email);
    expect(reply.problem.type).toBe('urn:percolateur:address-taken');
    expect(await addressOf(lea)).toBe(lea.email);
  });

  test('given to two people at once goes to one of them', async () => {
    const people = [await somebody(), await somebody()];
    const replies = await Promise.all(
      people.map((each) => correct(each, `deux${serial}@asso.example`)),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([204, 409]);
  });

  test('of another hub’s is not to be touched, nor by a trainer', async () => {
    const lea = await somebody();
    const other = await api.scene.organisation();
    const neighbour = await api.as(await api.scene.staff(other, 'coordinator'));
    expect((await correct(lea, 'vole@asso.example', neighbour)).status).toBe(404);
    const trainer = await api.as(await api.scene.staff(hub, 'trainer'));
    expect((await correct(lea, 'vole@asso.example', trainer)).status).toBe(403);
    expect(await addressOf(lea)).toBe(lea.email);
  });

  test('two people of one name at two addresses are shown to each other', async () => {
    const there = await api.scene.organisation();
    const staff = await api.as(await api.scene.staff(there, 'coordinator'));
    const session = await api.scene.cohort(there);
    for (const [firstName, lastName, email] of [
      ['Zoë', 'D’Arc', 'zoe@un.example'],
      ['zoe', "D'ARC", 'zoe@deux.example'],
      ['Zoé', 'Autre', 'zoe@trois.example'],
    ]) {
      const person = await api.scene.person({ firstName, lastName, email });
      await api.scene.enrol(session, person);
    }
    const { body } = await staff.call(organisationRoutes.learners, {
      params: { organisationId: there.id },
      query: {},
    });
    expect(
      Object.fromEntries(
        body.rows.map(({ email, namesakes }) => [email, namesakes.map((each) => each.email)]),
      ),
    ).toEqual({
      'zoe@un.example': ['zoe@deux.example'],
      'zoe@deux.example': ['zoe@un.example'],
      'zoe@trois.example': [],
    });
  });
});
