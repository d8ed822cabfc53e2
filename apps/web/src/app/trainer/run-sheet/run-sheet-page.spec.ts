import { courseRoutes, CurrentPerson } from '@percolateur/contract';
import { cohortId, nadia, runSheet } from '../../testing/fixtures';
import { Page } from '../../testing/page';

const halfDayId = '0193a000-0000-7000-8000-000000000001';

const lucie = CurrentPerson.parse({
  ...nadia,
  roles: [
    {
      organisationId: halfDayId,
      organisationName: 'Hub Normandie',
      organisationKind: 'hub',
      role: 'trainer',
    },
  ],
});

const open = async () => {
  localStorage.clear();
  const page = await Page.open(`/animer/${cohortId}/deroule/${halfDayId}`, lucie);
  await page.answer(courseRoutes.runSheet, { params: { cohortId, halfDayId } }, runSheet);
  return page;
};
const times = (page: Page) =>
  [...page.root.querySelectorAll('.rail strong')].map((time) => time.textContent);

it('tells the hour of each block, what to say and what is needed', async () => {
  const page = await open();
  expect(times(page)).toEqual(['9 h', '9 h 15', '9 h 20', '9 h 35', '9 h 50'].map(nbsp));
  expect(page.text).toContain('Le café est servi');
  expect(page.text).toContain('« À vous. »');
  expect(page.text).toContain('Préparez le café.');
  expect(page.read('.state')).toContain('tient dans la demi-journée');
});

it('re-flows when the group starts late, proposes what to drop, and goes back', async () => {
  const page = await open();
  const late = page.find<HTMLInputElement>('input[type="number"]');
  late.value = '30';
  late.dispatchEvent(new Event('change'));
  await page.wait(0);
  expect(page.read('.state')).toContain('dépasse de 8 minutes');
  await page.press('Sauter « Parier »');
  expect(page.read('.state')).toContain('tient dans la demi-journée');
  expect(page.find('.skipped').textContent).toContain('sauté');
  await page.press('Revenir au déroulé prévu');
  expect(times(page)[0]).toBe(nbsp('9 h'));
});

it('keeps what was changed on the device', async () => {
  const page = await open();
  await page.press('5 min de plus');
  expect(times(page)[1]).toBe(nbsp('9 h 20'));
  expect(localStorage.getItem(`deroule:${halfDayId}`)).toContain('"accueil/0":20');
});

it('opens on a phone at the step under way, the others folded, and says how long is left', async () => {
  const real = window.matchMedia;
  window.matchMedia = ((query: string) => ({ matches: false, media: query })) as never;
  jest.useFakeTimers({
    now: new Date('2026-11-24T08:37:00Z'),
    doNotFake: ['setTimeout', 'setInterval', 'nextTick', 'queueMicrotask'],
  });
  const scrolled = jest.fn();
  Element.prototype.scrollIntoView = scrolled;
  const page = await open();
  const unfolded = () =>
    [...page.root.querySelectorAll<HTMLDetailsElement>('details.line')].filter(({ open }) => open);
  expect(unfolded()).toHaveLength(1);
  expect(unfolded()[0].textContent).toContain('Parier');
  expect(page.read('.row.now .left')).toBe('maintenant, reste 13 minutes');
  expect(scrolled).toHaveBeenCalledTimes(1);
  window.dispatchEvent(new Event('beforeprint'));
  expect(unfolded()).toHaveLength(5);
  window.dispatchEvent(new Event('afterprint'));
  expect(unfolded()).toHaveLength(1);
  jest.useRealTimers();
  window.matchMedia = real;
});

function nbsp(time: string): string {
  return time.replaceAll(' ', '\u00A0');
}
