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
