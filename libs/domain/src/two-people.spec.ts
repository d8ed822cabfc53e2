import { refusalOf } from './testing/refusal-of';
import {
  checkAgreement,
  checkConfirmDates,
  checkDatesConfirmed,
  checkIssuer,
  isDatedBack,
} from './two-people';

const at = (time: string) => new Date(`2026-11-24T${time}:00Z`);
const [anne, lucie, nadia] = ['anne', 'lucie', 'nadia'];

test('who passed or made a signature does not agree to it', () => {
  const own = { personId: nadia, passedById: null };
  const passed = { personId: nadia, passedById: anne };
  expect(() => checkAgreement(anne, own)).not.toThrow();
  expect(() => checkAgreement(lucie, passed)).not.toThrow();
  expect(refusalOf(() => checkAgreement(anne, passed)).code).toBe('second-person');
  expect(refusalOf(() => checkAgreement(nadia, own)).code).toBe('second-person');
});

test.each([
  ['to come', '07:00', false],
  ['under way', '10:00', false],
  ['over at this instant', '12:30', true],
  ['over', '20:00', true],
])('a half-day put down while it is %s', (_, now, datedBack) => {
  const halfDays = [{ startsAt: at('09:00'), endsAt: at('12:30') }];
  expect(isDatedBack(halfDays, at(now))).toBe(datedBack);
});

test('past dates wait for somebody who neither put them down nor teaches', () => {
  const waiting = { datedBackById: anne, datesConfirmedById: null };
  expect(refusalOf(() => checkDatesConfirmed(waiting)).code).toBe('second-person');
  for (const who of [anne, lucie]) {
    expect(refusalOf(() => checkConfirmDates(who, waiting, [lucie])).code).toBe('second-person');
  }
  expect(() => checkConfirmDates('zoe', waiting, [lucie])).not.toThrow();
  const confirmed = { ...waiting, datesConfirmedById: 'zoe' };
  expect(() => checkDatesConfirmed(confirmed)).not.toThrow();
  const code = refusalOf(() => checkConfirmDates('zoe', confirmed, [])).code;
  expect(code).toBe('transition-not-allowed');
  expect(() =>
    checkDatesConfirmed({ datedBackById: null, datesConfirmedById: null }),
  ).not.toThrow();
});

test.each<[string, string[][], boolean]>([
  ['a trainer stood behind each', [[lucie], [lucie, anne]], true],
  ['one rests on who issues alone', [[lucie], [anne]], false],
  ['all rest on who issues alone', [[anne], [anne, anne]], false],
  ['nothing is counted', [], true],
])('issuing when %s', (_, vouchers, may) => {
  const halfDays = vouchers.map((voucherIds) => ({ title: 'Matin', voucherIds }));
  const issue = () => checkIssuer(anne, nadia, halfDays);
  if (may) expect(issue).not.toThrow();
  else expect(refusalOf(issue)).toMatchObject({ code: 'second-person', details: { for: 'issue' } });
});

test('nobody issues to oneself', () => {
  expect(refusalOf(() => checkIssuer(anne, anne, [])).code).toBe('second-person');
});
