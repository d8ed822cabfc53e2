import { cohortRoutes, organisationRoutes, Rule, ruleRoutes } from '@percolateur/contract';
import type { RulePreview } from '@percolateur/contract';
import { coordinator, hub, organisationId } from '../../testing/coordination';
import { Page } from '../../testing/page';

const shipped = { subject: 'Dans une semaine : {lieu}', opening: 'Il vous reste {questionnaire}.' };
const prepare = Rule.parse({
  ...{ rule: 'prepare', label: 'Préparation', toWhom: 'à qui a accepté', number: 1, paused: false },
  when: '7 jours avant le premier jour, à 9 h',
  delay: { days: -7, time: '09:00' },
  shippedDelay: { days: -7, time: '09:00' },
  bounds: { days: [-7, -2], times: ['08:00', '19:00'] },
  ...{ mandatory: null, words: shipped, shippedWords: shipped },
  variables: [{ name: 'lieu', meaning: 'le nom du lieu' }],
});
const cohortId = '0199a0de-0000-7000-8000-000000000001';
const cohort = {
  ...{ id: cohortId, title: 'Café IA, Caen', organisationId, organisationName: 'Hub' },
  ...{ status: 'open' as const, timeZone: 'Europe/Paris', capacity: 12, seatsTaken: 3 },
  ...{ startsAt: '2026-11-24T08:00:00Z', endsAt: '2026-11-25T16:00:00Z' },
  ...{ venueName: 'Le Dôme', alarms: [], series: null },
  owed: { toIssue: 0, toCorrect: 0, countersignatures: 0 },
};
const letter: RulePreview = {
  ...{ who: 'Nadia Benali', subject: 'Dans une semaine : Le Dôme', text: '', attachments: [] },
  html: '<p>Il vous reste le questionnaire.</p>',
};
const ofHub = { params: { organisationId } };
const one = { params: { organisationId, rule: 'prepare' } };
const shown = { params: { cohortId, rule: 'prepare' } };

describe('the messages of a hub', () => {
  let page: Page;
  afterEach(() => {
    page.close();
    document.body.replaceChildren();
  });

  const open = async (rule = prepare) => {
    page = await Page.open('/coordination/messages/prepare', coordinator);
    await page.answer(organisationRoutes.list, {}, [hub]);
    await page.answer(ruleRoutes.list, ofHub, [rule]);
    await page.answer(ruleRoutes.versions, one, []);
    const some = { query: { organisationId } };
    await page.answer(cohortRoutes.list, some, { rows: [cohort], next: null });
    await page.answer(ruleRoutes.preview, shown, letter);
  };

  it('are told in plain words, with what the hub changed or suspended', async () => {
    page = await Page.open('/coordination/messages', coordinator);
    await page.answer(organisationRoutes.list, {}, [hub]);
    const changed = { ...prepare, paused: true, delay: { days: -5, time: '09:00' } };
    await page.answer(ruleRoutes.list, ofHub, [changed]);
    expect(page.read('.name')).toMatch(/Préparation\s*suspendu\s*modifié/);
    expect(page.text).toContain('7 jours avant le premier jour, à 9 h, à qui a accepté');
  });

  it('are previewed in a frame that may do nothing, and follow what is typed', async () => {
    await open();
    const frame = page.find<HTMLIFrameElement>('iframe');
    expect(frame.getAttribute('sandbox')).toBe('');
    expect(frame.srcdoc).toBe(letter.html);
    await page.type('[id="field-words.subject"]', 'Bientôt : {lieu}');
    await page.wait(600);
    const body = await page.answer(ruleRoutes.preview, shown, letter);
    expect(body).toEqual({ words: { ...shipped, subject: 'Bientôt : {lieu}' } });
  });

  it('say what a hub may not, before anything is sent', async () => {
    await open();
    await page.type('#field-delay', '12');
    await page.type('[id="field-words.subject"]', 'Bientôt : {mairie}');
    await page.press('Enregistrer');
    expect(page.text).toContain('Choisissez de 2 à 7 jours.');
    expect(page.text).toContain('« {mairie} » n’existe pas dans ce message.');
  });

  it('are saved under one id, however often the network breaks, and restored', async () => {
    await open();
    await page.type('#field-delay', '5');
    await page.type('[id="field-words.opening"]', 'Rendez-vous.');
    await page.wait(600);
    await page.answer(ruleRoutes.preview, shown, letter);
    await page.press('Revenir au texte d’origine');
    await page.wait(600);
    await page.answer(ruleRoutes.preview, shown, letter);
    await page.press('Enregistrer');
    const first = await page.cut(ruleRoutes.edit, one);
    await page.press('Enregistrer');
    expect(await page.answer(ruleRoutes.edit, one, { ...prepare, number: 2 })).toEqual(first);
    expect(first).toMatchObject({
      ...{ number: 1, paused: false, words: null },
      delay: { days: -5, time: '09:00' },
    });
  });

  it('somebody else saved first: it is said, and read again', async () => {
    await open();
    await page.type('#field-delay', '5');
    await page.press('Enregistrer');
    await page.refuse(ruleRoutes.edit, one, 409, 'stale-edit');
    await page.answer(ruleRoutes.list, ofHub, [{ ...prepare, number: 2 }]);
    expect(page.text).toContain('Quelqu’un a enregistré ce message avant vous.');
  });

  it('are sent to oneself as a test, and it is said where', async () => {
    await open();
    await page.press('M’envoyer un essai');
    await page.answer(ruleRoutes.test, shown, { sentTo: coordinator.email });
    expect(page.text).toContain(`L’essai est parti à ${coordinator.email}.`);
  });
});
