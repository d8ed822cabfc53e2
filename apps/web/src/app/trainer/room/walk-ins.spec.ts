import { type AnswerOf, attendanceRoutes, enrolmentRoutes, RoomView } from '@percolateur/contract';
import { Page } from '../../testing/page';
import { aRoom, cohortId, here, trainer } from '../../testing/room';

const zoe = { firstName: 'Zoé', lastName: 'Le Goff', email: 'zoe@exemple.fr' };

describe('somebody added in the room without network', () => {
  let page: Page;
  beforeEach(async () => {
    page = await Page.open(`/animer/${cohortId}`, trainer);
    await page.answer(attendanceRoutes.room, here, aRoom(1));
    await page.press('Ajouter une personne');
  });
  afterEach(() => {
    page.close();
    document.body.replaceChildren();
  });

  const type = async ({ firstName, lastName, email }: typeof zoe) => {
    await page.type('#field-firstName', firstName);
    await page.type('#field-lastName', lastName);
    await page.type('#field-email', email);
    await page.press('Ajouter à la session');
    await page.cut(enrolmentRoutes.addWalkIn, { params: { cohortId } });
  };
  const row = (id: string, fields: object = {}): AnswerOf<typeof enrolmentRoutes.addWalkIn> => ({
    ...{ id, personId: '0199a0de-0000-7000-8000-0000000000e1', ...zoe, employer: '' },
    ...{ status: 'accepted', invitedAt: null, answeredAt: null, walkIn: true, lessonsDone: 0 },
    ...{ lessonCount: 7, halfDaysSigned: 0, halfDayCount: 4, positioningDone: false },
    ...{ finalPassed: false, rehearsal: null, waitingRank: null, cameFrom: null, movedTo: null },
    ...fields,
  });

  it('is in the list at once, and arrives once the network is back', async () => {
    await type(zoe);
    expect(page.text).toMatch(/Zoé Le Goff ?Ajout (sur cet appareil|en route)/);
    const there = { params: { cohortId } };
    const sent = await page.request(enrolmentRoutes.addKeptWalkIn, there);
    const { id, others } = sent.request.body as { id: string; others: string[] };
    expect(others).toEqual([]);
    sent.flush(row(id));
    const listed = aRoom(1).people[0]!;
    const added = { ...listed, enrolmentId: id, firstName: 'Zoé', lastName: 'Le Goff' };
    const people = [...aRoom(1).people, added];
    await page.answer(attendanceRoutes.room, here, RoomView.parse({ ...aRoom(2), people }));
    expect(page.text).toContain('Zoé Le GoffAjout reçu');
    expect(page.text).not.toContain('était déjà dans la session');
  });

  it('who was in the session already keeps their enrolment, and it is said', async () => {
    await type(zoe);
    const there = { params: { cohortId } };
    const elsewhere = '0199a0de-0000-7000-8000-0000000000e2';
    const sent = await page.request(enrolmentRoutes.addKeptWalkIn, there);
    sent.flush(row(elsewhere, { email: 'zoe.legoff@mairie.fr' }));
    await page.answer(attendanceRoutes.room, here, aRoom(2));
    expect(page.text).toContain('Zoé Le Goff était déjà dans la session');
    expect(page.text).toContain('L’adresse tapée ici n’a pas servi.');
  });

  it('bearing the name of somebody on the list, is said to be another', async () => {
    const { firstName, lastName, enrolmentId } = aRoom(1).people[0]!;
    await type({ ...zoe, firstName: firstName.toUpperCase(), lastName });
    expect(page.text).toContain('Une personne de ce nom est déjà dans la liste.');
    await page.press('C’est quelqu’un d’autre');
    await page.cut(enrolmentRoutes.addWalkIn, { params: { cohortId } });
    const sent = await page.request(enrolmentRoutes.addKeptWalkIn, { params: { cohortId } });
    expect(sent.request.body).toMatchObject({ others: [enrolmentId] });
  });

  it('refused for an address that is another’s, stays with the reason until it is answered', async () => {
    await type(zoe);
    const there = { params: { cohortId } };
    await page.refuse(enrolmentRoutes.addKeptWalkIn, there, 409, 'known-address');
    expect(page.text).toContain('ajout refusé : Refusé Voici pourquoi.');
    await page.press('Oui, c’est cette personne');
    const sent = await page.request(enrolmentRoutes.addKeptWalkIn, there);
    expect(sent.request.body).toMatchObject({ samePerson: true, email: zoe.email });
  });
});
