import fc from 'fast-check';
import { codeIn, readReturn, returnKinds, softReturns, suppressionOf } from './returned-mail';
import type { ArrivedMail, PastReturn } from './returned-mail';

const arrived = (mail: Partial<ArrivedMail>): ArrivedMail => ({
  headers: {},
  reportType: null,
  recipients: [],
  feedback: null,
  text: '',
  ...mail,
});
/** A delivery report about one recipient. */
const report = (status: string, diagnostic = '', action = 'failed') =>
  arrived({
    headers: { from: 'MAILER-DAEMON@mx.example' },
    reportType: 'delivery-status',
    recipients: [
      {
        ...{ 'final-recipient': 'rfc822; nadia@exemple.fr', action, status },
        ...(diagnostic && { 'diagnostic-code': `smtp; ${diagnostic}` }),
      },
    ],
  });
const said = (from: string, subject: string, text: string) =>
  arrived({ headers: { from, subject }, text });

describe('a delivery report (RFC 3464)', () => {
  test.each([
    ['5.1.1', '550 5.1.1 User unknown', 'hard', '5.1.1'],
    ['5.1.2', '550 5.1.2 Bad destination host', 'hard', '5.1.2'],
    ['5.1.10', '550 5.1.10 RESOLVER.ADR.RecipientNotFound', 'hard', '5.1.10'],
    ['5.4.4', 'Host or domain name not found', 'hard', '5.4.4'],
    ['5.4.1', '550 5.4.1 Recipient address rejected: Access denied', 'hard', '5.4.1'],
    ['5.2.1', '550 5.2.1 Mailbox disabled', 'hard', '5.2.1'],
    ['5.0.0', '550 5.1.1 No such user here', 'hard', '5.1.1'],
    ['5.0.0', '550 no such user here', 'hard', '5.0.0'],
    ['5.2.2', '552 5.2.2 Over quota', 'soft', '5.2.2'],
    ['5.1.1', '552 mailbox full', 'hard', '5.1.1'],
    ['5.7.1', '550 5.7.1 Message rejected as spam', 'soft', '5.7.1'],
    ['5.7.26', '550 5.7.26 Unauthenticated email is not accepted', 'soft', '5.7.26'],
    ['5.7.1', '550 5.7.1 Unknown user account', 'hard', '5.7.1'],
    ['5.3.4', '552 5.3.4 Message too big', 'soft', '5.3.4'],
    ['4.4.7', 'Message expired', 'soft', '4.4.7'],
    ['4.0.0', 'The domain does not exist', 'soft', '4.0.0'],
    ['5.0.0', '554 blocked by our reputation list, no such user', 'hard', '5.0.0'],
    ['5.0.0', '554 Your server is blocked', 'soft', '5.0.0'],
  ])('%s, « %s »: %s', (status, diagnostic, kind, code) => {
    expect(readReturn(report(status, diagnostic))).toEqual({ kind, code });
  });

  test.each(['delayed', 'delivered', 'relayed', 'expanded'])(
    'of what is %s says nothing',
    (action) => {
      expect(readReturn(report('5.1.1', '', action)).kind).toBe('unrelated');
    },
  );

  test('about several says the worst', () => {
    const [hard] = report('5.1.1').recipients;
    const [soft] = report('4.2.2').recipients;
    const mail = arrived({ reportType: 'delivery-status', recipients: [soft, hard, soft] });
    expect(readReturn(mail)).toEqual({ kind: 'hard', code: '5.1.1' });
  });
});

describe('what is no report', () => {
  test.each([
    ['abuse', 'complaint'],
    ['fraud', 'complaint'],
    ['opt-out', 'complaint'],
    ['not-spam', 'unrelated'],
    ['auth-failure', 'unrelated'],
  ])('feedback of type %s (RFC 5965): %s', (type, kind) => {
    const mail = arrived({ reportType: 'feedback-report', feedback: { 'feedback-type': type } });
    expect(readReturn(mail).kind).toBe(kind);
  });

  test.each([
    [
      'Mail Delivery System <Mailer-Daemon@mx.example>',
      'Mail delivery failed',
      '550 5.1.1 <nadia@exemple.fr>: Unknown user',
      'hard',
    ],
    [
      'MAILER-DAEMON@mx.example',
      'failure notice',
      'Sorry, no mailbox here by that name. I can’t deliver: unknown user',
      'hard',
    ],
    [
      'postmaster@orange.example',
      'Échec de remise',
      'Adresse d’au moins un destinataire invalide : cette adresse n’existe pas.',
      'hard',
    ],
    [
      'MAILER-DAEMON@mx.example',
      'Undelivered Mail',
      'The mailbox is full (quota exceeded).',
      'soft',
    ],
    [
      'MAILER-DAEMON@mx.example',
      'Warning',
      'Your message is delayed, we will keep trying. 450 4.1.1 unknown user',
      'unrelated',
    ],
    ['staff@hotmail.com', 'complaint about message from 192.0.2.1', '', 'complaint'],
    [
      'nadia@exemple.fr',
      'Ma question',
      'Bonjour, l’adresse de la salle n’existe pas sur le plan !',
      'unrelated',
    ],
  ])('from %s, « %s »: %s', (from, subject, text, kind) => {
    expect(readReturn(said(from, subject, text)).kind).toBe(kind);
  });

  test.each<Record<string, string>>([
    { 'auto-submitted': 'auto-replied', subject: 'Re: Votre convocation' },
    { 'x-autoreply': 'yes', subject: 'Re: Votre convocation' },
    { precedence: 'auto_reply', subject: 'x' },
    { subject: 'Absence : de retour lundi' },
    { subject: 'Réponse automatique : Votre convocation' },
    { subject: 'Re: Out of office' },
  ])('an answer that nobody wrote (RFC 3834): %j', (headers) => {
    expect(readReturn(arrived({ headers: { from: 'nadia@exemple.fr', ...headers } })).kind).toBe(
      'out-of-office',
    );
  });

  test('what programs write unasked, a list, a receipt of reading: nothing', () => {
    const generated = arrived({ headers: { 'auto-submitted': 'auto-generated', from: 'a@b.fr' } });
    const receipt = arrived({ reportType: 'disposition-notification', text: '5.1.1 unknown user' });
    for (const mail of [generated, receipt]) expect(readReturn(mail).kind).toBe('unrelated');
  });
});

test('a code is found among words, and is no network address', () => {
  expect(codeIn('550-5.1.1 The email account')).toBe('5.1.1');
  expect(codeIn('from 5.1.1.3 refused')).toBe('');
  expect(codeIn('said 5.7.509.')).toBe('5.7.509');
});

describe('an address is let alone', () => {
  const back = fc.record<PastReturn>({
    mailId: fc.constantFrom('a', 'b', 'c', 'd'),
    kind: fc.constantFrom(...returnKinds),
    settled: fc.boolean(),
  });
  const soft = (mailId: string) => ({ mailId, kind: 'soft' as const, settled: false });

  test('at the first that says it will never receive, or never again wants to', () => {
    expect(suppressionOf([{ mailId: 'a', kind: 'hard', settled: false }])).toBe('hard');
    expect(suppressionOf([{ mailId: 'a', kind: 'complaint', settled: false }])).toBe('complaint');
    expect(suppressionOf([{ mailId: 'a', kind: 'out-of-office', settled: false }])).toBeNull();
  });

  test('after so many letters came back, each counted once', () => {
    expect(suppressionOf(['a', 'a', 'a', 'b'].map(soft))).toBeNull();
    expect(suppressionOf(['a', 'b', 'c'].slice(0, softReturns).map(soft))).toBe('soft');
  });

  test('whatever the order, and never for what is settled', () => {
    fc.assert(
      fc.property(fc.array(back), (returns) => {
        expect(suppressionOf(returns.toReversed())).toBe(suppressionOf(returns));
        const settled = returns.map((each) => ({ ...each, settled: true }));
        expect(suppressionOf(settled)).toBeNull();
        expect(suppressionOf([...returns, ...settled])).toBe(suppressionOf(returns));
      }),
    );
  });
});
