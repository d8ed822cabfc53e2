import {
  certificateRoutes,
  CertificateRow,
  cohortRoutes,
  type CohortView,
} from '@percolateur/contract';
import { Page } from '../../testing/page';
import { aCohort, coordinator } from '../../testing/coordination';

const id = (end: number) => `0199a0de-0000-7000-8000-${String(end).padStart(12, '0')}`;

const none = { certificate: null, disagreements: [], remedy: null };

const row = (changes: object = {}) =>
  CertificateRow.parse({
    enrolmentId: id(21),
    firstName: 'Nadia',
    lastName: 'Benali',
    minutesFollowed: 630,
    minutesPlanned: 840,
    follows: true,
    nameChecked: true,
    notices: [],
    toldAt: null,
    realisation: {
      eligible: true,
      reasons: [{ rule: 'followed', met: true, text: '3 demi-journées suivies.', remedy: null }],
      ...none,
    },
    assiduite: { eligible: true, reasons: [], ...none },
    attestation: {
      eligible: false,
      reasons: [
        {
          ...{ rule: 'half-days', met: false, text: 'Une demi-journée n’est pas signée.' },
          remedy: { text: 'La personne signe en retard.', where: 'room' },
        },
        { rule: 'final', met: true, text: 'Évaluation réussie.', remedy: null },
      ],
      ...none,
    },
    ...changes,
  });
const issued = {
  eligible: true,
  reasons: [],
  disagreements: [] as string[],
  remedy: null as string | null,
  certificate: {
    id: id(31),
    kind: 'realisation' as const,
    number: 'NOR-2026-0001',
    version: 1,
    code: 'K7M29QPX44',
    issuedAt: '2026-11-26T10:00:00Z',
    status: 'issued' as const,
  },
};

describe('the documents of a session', () => {
  const cohort: CohortView = aCohort({ status: 'closed' });
  const here = { params: { cohortId: cohort.id } };
  let page: Page;

  beforeEach(async () => {
    page = await Page.open(`/coordination/sessions/${cohort.id}/documents`, coordinator);
    await page.answer(cohortRoutes.read, here, cohort);
    await page.answer(certificateRoutes.list, here, [row()]);
    await page.answer(certificateRoutes.orders, here, []);
  });
  afterEach(() => {
    page.close();
    document.body.replaceChildren();
  });

  it('says rule by rule what is met and what is missing', () => {
    const reasons = [...page.root.querySelectorAll('app-document-cell:last-of-type li')];
    expect(reasons.map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim())).toContain(
      'Manque : Une demi-journée n’est pas signée. La personne signe en retard. Ouvrir la salle',
    );
    expect(page.text).toContain('1 sur 2 conditions');
    expect(page.text).toContain('10 h 30 sur 14 h');
  });

  it('issues for one person and shows the document, its PDF and its verification', async () => {
    await page.press('Émettre, certificat de réalisation de Nadia Benali');
    const body = await page.answer(certificateRoutes.issue, here, {
      issued: 1,
      already: 0,
      refused: [],
      rows: [row({ realisation: issued })],
    });
    await page.answer(cohortRoutes.read, here, cohort);
    expect(body).toEqual({ kind: 'realisation', enrolmentIds: [id(21)] });
    expect(page.text).toContain('1 certificat de réalisation émis.');
    expect(page.text).toContain('N° NOR-2026-0001');
    expect(page.control('PDF').getAttribute('href')).toBe(`/api/v1/certificates/${id(31)}/pdf`);
    expect(page.control('Vérifier').getAttribute('href')).toBe('/verifier/K7M29QPX44');
    page.quiet();
  });

  it('sends what was issued and not sent yet, once a dry run is read', async () => {
    page.close();
    document.body.replaceChildren();
    page = await Page.open(`/coordination/sessions/${cohort.id}/documents`, coordinator);
    await page.answer(cohortRoutes.read, here, cohort);
    const nadia = row({ realisation: issued });
    const told = row({
      ...{ enrolmentId: id(22), firstName: 'Omar', lastName: 'Diallo', realisation: issued },
      toldAt: '2026-11-27T09:00:00Z',
    });
    await page.answer(certificateRoutes.list, here, [nadia, told]);
    await page.answer(certificateRoutes.orders, here, []);
    expect(page.text).toContain('Envoi par courriel : vendredi 27 novembre 2026');
    await page.press('Envoyer leurs documents à 1 personne');
    const outcome = { sent: 1, again: 0, without: 0, unreached: ['Nadia Benali'] };
    expect(await page.answer(certificateRoutes.previewSending, here, outcome)).toEqual({
      enrolmentIds: [id(21)],
    });
    expect(page.text).toContain('1 message à envoyer.');
    expect(page.text).toContain('Adresse qui ne reçoit plus : Nadia Benali.');
    page.find<HTMLDialogElement>('app-send-panel dialog').close('yes');
    await page.wait(0);
    const body = await page.answer(certificateRoutes.send, here, outcome);
    expect(body).toMatchObject({ enrolmentIds: [id(21)] });
    expect(page.text).toContain('1 personne : le message est en route.');
  });

  it('names those refused, with the reason', async () => {
    await page.press('Émettre, certificat de réalisation de Nadia Benali');
    await page.answer(certificateRoutes.issue, here, {
      issued: 0,
      already: 0,
      refused: [{ enrolmentId: id(21), name: 'Nadia Benali', reason: 'Aucune heure suivie.' }],
      rows: [row()],
    });
    await page.answer(cohortRoutes.read, here, cohort);
    expect(page.text).toContain('1 refusé');
    expect(page.text).toContain('Nadia Benali : Aucune heure suivie.');
  });

  it('says where a document no longer agrees with the facts, and corrects it in one gesture', async () => {
    const said = 'Nom : « Nadia Benali » sur le document, « Nadia Petit » aujourd’hui.';
    page.close();
    document.body.replaceChildren();
    page = await Page.open(`/coordination/sessions/${cohort.id}/documents`, coordinator);
    await page.answer(cohortRoutes.read, here, cohort);
    const told = row({
      notices: ['1 signature attend encore un accord : 10 h 30 pour l’instant.'],
      realisation: { ...issued, disagreements: [said], remedy: 'correct' },
    });
    await page.answer(certificateRoutes.list, here, [told]);
    await page.answer(certificateRoutes.orders, here, []);
    expect(page.text).toContain(said);
    expect(page.text).toContain('1 signature attend encore');
    await page.press('Corriger et réémettre, certificat de réalisation de Nadia Benali');
    const corrected = { params: { certificateId: id(31) } };
    const asked = await page.answer(certificateRoutes.correct, corrected, {
      ...issued.certificate,
      version: 2,
    });
    expect(asked).toEqual({});
    await page.answer(certificateRoutes.list, here, [row({ realisation: issued })]);
    expect(page.text).toContain('1 document corrigé');
    expect(page.text).not.toContain(said);
  });

  it('suspends with a reason, and offers to restore', async () => {
    page.close();
    document.body.replaceChildren();
    page = await Page.open(`/coordination/sessions/${cohort.id}/documents`, coordinator);
    await page.answer(cohortRoutes.read, here, cohort);
    const { certificate } = issued;
    const suspended = { ...issued, certificate: { ...certificate, status: 'suspended' } };
    await page.answer(certificateRoutes.list, here, [row({ realisation: suspended })]);
    await page.answer(certificateRoutes.orders, here, []);
    expect(page.text).toContain('suspendu');
    await page.press('Rétablir, certificat de réalisation de Nadia Benali');
    expect(page.text).toContain('redevient authentique');
  });
});
