import { certificateRoutes } from '@percolateur/contract';
import { attestedIn } from '../../../test/attested';
import type { Attestation } from '../../../test/attested';
import { readPdf } from '../../../test/read-pdf';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { pdfSignature } from '../../pdf/signature/read';

describe('the verifier, without a script', () => {
  let api: TestApi;
  let one: Attestation;

  beforeAll(async () => {
    api = await startApi();
    one = await attestedIn(api);
  });
  afterAll(() => api.stop());

  const page = async (url: string) => {
    const { status, headers, bytes } = await api.stranger.send({ method: 'GET', url });
    const html = bytes.toString().replace(/[\u00a0\u202f]/g, ' ');
    return { status, headers, html };
  };

  test('states every fact of a document, and is in no search engine', async () => {
    const { status, headers, html } = await page(`/verifier/${one.certificate.code}`);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      ...{ 'content-type': 'text/html; charset=utf-8', 'x-robots-tag': 'noindex' },
    });
    for (const fact of [
      ...['<h1>Authentique</h1>', 'Benali', one.certificate.number, '14 h sur 14 h prévues'],
      ...[one.certificate.code, one.hub.legalName, 'href="/verifier"'],
    ]) {
      expect(html).toContain(fact);
    }
  });

  test('takes a code that is typed, and says what is wrong with one', async () => {
    expect((await page('/verifier')).html).toContain('<form action="/verifier" method="get">');
    const typed = one.certificate.code.toLowerCase().replaceAll('-', '+');
    expect((await page(`/verifier?code=${typed}`)).html).toContain('<h1>Authentique</h1>');
    const script = await page(`/verifier?code=${encodeURIComponent('"><script>')}`);
    expect(script).toMatchObject({ status: 404 });
    expect(script.html).toContain('value="&quot;&gt;&lt;script&gt;"');
    expect(script.html).toContain('Ce code comporte une faute');
    const strange = `${one.certificate.code.slice(0, -1)}0`;
    expect((await page(`/verifier/${strange}`)).status).toBe(404);
  });

  const given = async (file: Buffer, name = 'document.pdf', field = 'file') => {
    const form = new FormData();
    form.append(field, new File([new Uint8Array(file)], name));
    const sent = new Response(form);
    const { status, bytes, headers } = await api.stranger.send({
      ...{ method: 'POST', url: '/verifier' },
      headers: { 'content-type': sent.headers.get('content-type')! },
      payload: Buffer.from(await sent.arrayBuffer()),
    });
    return { status, headers, html: bytes.toString().replace(/[\u00a0\u202f]/g, ' ') };
  };
  const certificate = async () => {
    const params = { certificateId: one.certificate.id };
    return (await one.learner.call(certificateRoutes.pdf, { params, query: {} })).bytes;
  };

  test('takes a file by a plain form, and says what it is worth', async () => {
    expect((await page('/verifier')).html).toContain('enctype="multipart/form-data"');
    const { status, headers, html } = await given(await certificate());
    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'x-robots-tag': 'noindex', 'cache-control': 'no-cache' });
    expect(html).toContain('<h1>Authentique, fichier d’origine</h1>');
    expect(html).toContain('<h2>Signature du PDF</h2>');
    expect(html).toContain(`href="/verifier/${one.certificate.code}"`);
    const changed = await certificate();
    changed[changed.indexOf('/Producer') + 12]! ^= 1;
    expect((await given(changed)).html).toContain('fichier à comparer</h1>');
  });

  test('says what is wrong with a file, and keeps the form', async () => {
    const none = await given(Buffer.alloc(0));
    expect([none.status, none.html.includes('Choisissez un fichier')]).toEqual([400, true]);
    expect((await given(Buffer.from('x'), 'a.txt', 'other')).status).toBe(400);
    const strange = await given(Buffer.from('<script>alert(1)</script>'), 'badge.svg');
    expect(strange.status).toBe(422);
    expect(strange.html).toContain('Nous ne pouvons pas lire ce fichier');
    expect(strange.html).not.toContain('<script>alert');
    const heavy = await given(Buffer.alloc(5 * 1024 * 1024 + 20_000, 1));
    expect([heavy.status, heavy.html.includes('dépasse 5 Mo')]).toEqual([413, true]);
    const broken = await api.stranger.send({
      ...{ method: 'POST', url: '/verifier', payload: 'rien' },
      headers: { 'content-type': 'multipart/form-data' },
    });
    expect(broken.status).toBe(400);
  });

  test('writes pages that are valid', async () => {
    const { HtmlValidate } = await import('html-validate');
    const htmlvalidate = new HtmlValidate({ extends: ['html-validate:recommended'] });
    const bodies = [
      (await page('/verifier')).html,
      (await page(`/verifier/${one.certificate.code}`)).html,
      (await given(await certificate())).html,
    ];
    for (const html of bodies) {
      const main = html.match(/<main>(.*)<\/main>/s)![1]!;
      const { results } = await htmlvalidate.validateString(`<main>${main}</main>`);
      expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
    }
  });

  test('shows the document of reference beside, marked and unsigned; then that it was revoked', async () => {
    const params = { code: one.certificate.code };
    const { bytes } = await api.stranger.call(certificateRoutes.copy, { params });
    expect((await readPdf(bytes)).text).toContain('Copie de référence');
    expect(await pdfSignature(bytes)).toBeNull();
    await one.coordinator.call(certificateRoutes.revoke, {
      params: { certificateId: one.certificate.id },
      body: { reason: 'Délivrée <par> erreur' },
    });
    const { html } = await page(`/verifier/${one.certificate.code}`);
    expect(html).toContain('<h1>Révoqué</h1>');
    expect(html).toContain('Délivrée &lt;par&gt; erreur');
    const none = await api.stranger.call(certificateRoutes.copy, { params: { code: 'rien' } });
    expect(none.status).toBe(404);
  });
});
