import { cohortRoutes, enrolmentRoutes } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { AuditEvent } from '../../record/audit-event.entity';
import type { AuditAction } from '../../record/audit-event.entity';
import { InvitationService } from '../enrolment/invitation.service';

describe('the history of a cohort', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi({ at: '2026-10-01T08:00:00Z' })));
  afterAll(() => api.stop());

  test('tells in French what was done to it and to its people, and nothing of others', async () => {
    const hub = await api.scene.organisation();
    const lucie = await api.scene.staff(hub, 'coordinator');
    const coordinator = await api.as(lucie);
    const [cohort, other] = [await api.scene.cohort(hub), await api.scene.cohort(hub)];
    const at = { params: { cohortId: cohort.id } };
    const anne = { id: uuidv7(), firstName: 'Anne', lastName: 'Roy', email: 'anne@roy.test' };
    await coordinator.call(enrolmentRoutes.enrol, { ...at, body: anne });
    await coordinator.call(enrolmentRoutes.enrol, {
      params: { cohortId: other.id },
      body: { ...anne, id: uuidv7() },
    });
    await coordinator.call(enrolmentRoutes.invite, { ...at, body: {} });
    const token = api.app.get(InvitationService).tokenFor(anne.id);
    await api.stranger.call(enrolmentRoutes.acceptInvitation, { body: { token } });
    const event = (action: AuditAction, detail: AuditEvent['detail']) =>
      api.db.manager.insert(AuditEvent, {
        id: uuidv7(),
        at: api.clock.now(),
        actorId: lucie.id,
        action,
        objectType: 'cohort',
        objectId: cohort.id,
        detail,
      });
    await event('signature.agreed', { halfDay: 2, enrolmentId: anne.id });
    await event('certificate.issued', {
      enrolmentId: anne.id,
      number: 'HUB-2026-0001',
      kind: 'attestation',
    });
    await event('session.photographed' as AuditAction, {});
    await coordinator.call(enrolmentRoutes.withdraw, {
      params: { enrolmentId: anne.id },
      body: { reason: 'Changement de poste' },
    });

    const { body } = await coordinator.call(cohortRoutes.history, at);
    expect(body.map(({ text }) => text.replaceAll('\u00a0', ' '))).toEqual([
      'Anne Roy : désinscription',
      'Action « session.photographed »',
      'Anne Roy : attestation HUB-2026-0001, émission',
      'Anne Roy : signature tardive acceptée, demi-journée 2',
      'Anne Roy : invitation acceptée',
      '1 invitation envoyée',
      'Anne Roy : place réservée',
    ]);
    expect(body[0]).toMatchObject({
      actor: { id: lucie.id, firstName: 'Lucie' },
      reason: 'Changement de poste',
    });
    expect(body[4].actor?.firstName).toBe('Anne');
  });
});
