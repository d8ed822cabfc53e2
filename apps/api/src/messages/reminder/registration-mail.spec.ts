import { registrationRoutes as routes } from '@percolateur/contract';
import { simpleParser } from 'mailparser';
import { uuidv7 } from 'uuidv7';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { startWorker, until } from '../../../test/start-worker';
import { ConfidentialRequest } from '../../record/confidential-request.entity';
import { Organisation } from '../../record/organisation.entity';
import { Registration } from '../../record/registration.entity';
import { RegistrationTokens } from '../../training/registration/registration-tokens';
import { listMail, mailFolder, readMail } from '../mail/mail-store';

describe('a request for a seat', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi({ at: '2026-11-01T08:00:00Z' })));
  afterAll(() => api.stop());

  test('letters follow: to confirm, refused and why; the contact alone reads what is needed', async () => {
    const hub = await api.scene.organisation();
    const coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    const cohort = await api.scene.cohort(hub);
    const linkId = uuidv7();
    await coordinator.call(routes.createLink, {
      params: { cohortId: cohort.id },
      body: { id: linkId, label: 'Affiche', lastDay: null, maxUses: null },
    });
    const tokens = api.app.get(RegistrationTokens, { strict: false });
    const id = uuidv7();
    const request = {
      params: { registrationId: id },
      mine: { body: { token: tokens.of('registration', id) } },
    };
    const email = 'aicha@percolateur.test';
    const worker = await startWorker(api);
    await api.stranger.call(routes.register, {
      body: {
        ...{ id, token: tokens.of('registration-link', linkId), email, firstName: 'Aïcha' },
        ...{ lastName: 'Petit', employer: '', siret: '', occupation: null, experience: null },
        ...{ needs: '', accommodation: true },
      },
    });
    await api.stranger.call(routes.confirm, request.mine);
    const details = 'Une boucle magnétique, parce que j’entends mal.';
    const tell = (words: string) =>
      api.stranger.call(routes.tellNeed, { body: { ...request.mine.body, details: words } });
    expect((await tell(details)).body.accommodation).toBe('told');
    await tell('Autre chose.');
    const refusal = { params: request.params, body: { reason: 'La session est pour un réseau.' } };
    await coordinator.call(routes.refuse, refusal);
    await until(async () => {
      const { toldStatus } = await api.db.manager.findOneByOrFail(Registration, { id });
      const need = await api.db.manager.findOneByOrFail(ConfidentialRequest, {
        registrationId: id,
      });
      return toldStatus === 'refused' && need.toldAt;
    });
    await worker.stop();

    const folder = mailFolder(api.dataDir);
    const letters = await Promise.all(
      (await listMail(folder)).map(async (mailId) =>
        simpleParser((await readMail(folder, mailId))!),
      ),
    );
    const to = (address: string) =>
      letters.filter((letter) => [letter.to].flat()[0]?.text.includes(address));
    expect(to(email).map(({ subject }) => subject)).toContain(
      'Votre demande pour « Animer un Café IA, Caen »'
        .replace('« ', '«\u00a0')
        .replace(' »', '\u00a0»'),
    );
    const mine = await api.stranger.call(routes.mine, request.mine);
    expect(mine.body).toMatchObject({ status: 'refused', reason: refusal.body.reason });

    const [told] = to(hub.disabilityContactEmail);
    expect(told.text).not.toContain('Aïcha');
    expect(told.text).not.toContain('boucle');
    const secret = { body: { token: /confidentiel#(\S+)/.exec(told.text!)![1] } };
    const { body: need } = await api.stranger.call(routes.openNeed, secret);
    expect(need).toMatchObject({ firstName: 'Aïcha', details, answeredAt: null });
    const answered = await api.stranger.call(routes.answerNeed, secret);
    expect(answered.body.answeredAt).not.toBeNull();

    // Neither the coordination, nor a contact who came afterwards.
    const listed = await coordinator.call(routes.list, { params: { cohortId: cohort.id } });
    expect(JSON.stringify(listed.body)).not.toContain('boucle');
    const change = { disabilityContactEmail: 'autre@percolateur.test' };
    await api.db.manager.update(Organisation, { id: hub.id }, change);
    expect((await api.stranger.call(routes.openNeed, secret)).status).toBe(404);
  });
});
