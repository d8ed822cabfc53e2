import {
  certificateRoutes,
  CertificateRow,
  cohortRoutes,
  type CohortView,
} from '@percolateur/contract';
import { Page } from '../../testing/page';
import { aCohort, coordinator } from '../../testing/coordination';

const id = (end: number) => `0199a0de-0000-7000-8000-${String(end).padStart(12, '0')}`;

const row = (changes: object = {}) =>
  CertificateRow.parse({
    enrolmentId: id(21),
    firstName: 'Nadia',
    lastName: 'Benali',
    minutesFollowed: 630,
    minutesPlanned: 840,
    follows: true,
    notices: [],
    realisation: {
      eligible: true,
      reasons: [{ met: true, text: '3 demi-journées suivies.' }],
      certificate: null,
      disagreements: [],
    },
    attestation: {
      eligible: false,
      reasons: [
        { met: false, text: 'Une demi-journée n’est pas signée.' },
        { met: true, text: 'Évaluation réussie.' },
      ],
      certificate: null,
      disagreements: [],
    },
    ...changes,
  });
const issued = {
  eligible: true,
  reasons: [],
  disagreements: [] as string[],
  certificate: {
    id: id(31),
    kind: 'realisation',
    number: 'NOR-2026-0001',
    version: 1,
    code: 'K7M29QPX44',
    issuedAt: '2026-11-26T10:00:00Z',
    status: 'issued',
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
  });
  afterEach(() => {
    page.close();
    document.body.replaceChildren();
  });

  it('says rule by rule what is met and what is missing', () => {
    const reasons = [...page.root.querySelectorAll('app-document-cell:last-of-type li')];
    expect(reasons.map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim())).toContain(
      'Manque : Une demi-journée n’est pas signée.',
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

  it('says where a document no longer agrees with the facts, and corrects it with a reason', async () => {
    const said = 'Nom : « Nadia Benali » sur le document, « Nadia Petit » aujourd’hui.';
    page.close();
    document.body.replaceChildren();
    page = await Page.open(`/coordination/sessions/${cohort.id}/documents`, coordinator);
    await page.answer(cohortRoutes.read, here, cohort);
    const told = row({
      notices: ['1 signature attend encore un accord : 10 h 30 pour l’instant.'],
      realisation: { ...issued, disagreements: [said] },
    });
    await page.answer(certificateRoutes.list, here, [told]);
    expect(page.text).toContain(said);
    expect(page.text).toContain('1 signature attend encore');
    await page.press('Corriger et réémettre, certificat de réalisation de Nadia Benali');
    expect(page.text).toContain('gardera son numéro');
  });
});
