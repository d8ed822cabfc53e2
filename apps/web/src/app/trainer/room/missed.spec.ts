import { attendanceRoutes, type RoomView } from '@percolateur/contract';
import { Page } from '../../testing/page';
import { aRoom, cohortId, here, morning, paul, trainer } from '../../testing/room';
import { missedWords } from './missed';

it('says what was missed, and nothing where nothing was', () => {
  expect(missedWords({ noted: null })).toBe('');
  expect(missedWords({ noted: { late: 0, left: 0 } })).toBe('');
  expect(missedWords({ noted: { late: 10, left: 1 } })).toBe(
    '10\u00a0minutes de retard, départ 1\u00a0minute avant la fin',
  );
});

describe('who comes late or leaves early', () => {
  let page: Page;
  const open = async (room: RoomView) => {
    page = await Page.open(`/animer/${cohortId}`, trainer);
    await page.answer(attendanceRoutes.room, here, room);
  };
  afterEach(() => {
    page.close();
    document.body.replaceChildren();
  });
  const there = { params: { halfDayId: morning, enrolmentId: paul.enrolmentId } };
  const noted = (late: number) => {
    const people = aRoom(2).people.map((each) =>
      each.enrolmentId === paul.enrolmentId ? { ...each, noted: { late, left: 0 } } : each,
    );
    return { ...aRoom(2), people };
  };

  it('is noted without network, and said in the same words until it is received', async () => {
    await open(aRoom(1));
    page.find<HTMLElement>('[aria-label="Noter un retard ou un départ de Paul Petit"]').click();
    await page.wait(0);
    const field = page.find<HTMLInputElement>('#field-late');
    field.value = '12';
    field.dispatchEvent(new Event('change'));
    await page.press('Noter');
    const body = await page.cut(attendanceRoutes.noteMissed, there);
    expect(body).toMatchObject({ part: 'late', minutes: 12 });
    expect(page.text).toMatch(/12 minutes de retard ?sur cet appareil/);
    window.dispatchEvent(new Event('online'));
    await page.answer(attendanceRoutes.noteMissed, there, noted(12));
    await page.answer(attendanceRoutes.room, here, noted(12));
    expect(page.text).toMatch(/12 minutes de retard ?reçu/);
  });

  it('is proposed to who countersigns, and not noted any more afterwards', async () => {
    const people = noted(12).people.map((each) => ({ ...each, signature: 'signed' as const }));
    await open({ ...noted(12), people, mayCountersign: true });
    await page.press('Contresigner');
    const missed = page.find<HTMLInputElement>(`#missed-${paul.enrolmentId}`);
    expect(missed.value).toBe('12');
    const why = page.find<HTMLInputElement>('app-countersign-dialog .why');
    expect(why.value).toContain('de retard');
  });
});
