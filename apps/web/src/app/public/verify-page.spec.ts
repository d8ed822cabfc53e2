import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { certificateRoutes } from '@percolateur/contract';
import { verificationCode, verificationCodeBytes } from '@percolateur/domain';
import { Page } from '../testing/page';

const code = verificationCode(new Uint8Array(verificationCodeBytes).fill(7));

it('says what is wrong with a code before asking, then that none bears it, and keeps it', async () => {
  const page = await Page.open('/verifier', null);
  await page.wait(0);
  await page.press('Vérifier');
  expect(page.text).toContain('Écrivez le code du document.');
  await page.type('#field-code', 'AAAA');
  await page.press('Vérifier');
  expect(page.text).toContain('Ce code comporte une faute.');
  expect(document.activeElement?.id).toBe('field-code');
  page.quiet();
  await page.type('#field-code', code.toLowerCase());
  await page.press('Vérifier');
  expect(TestBed.inject(Router).url).toBe(`/verifier/${code}`);
  await page.refuse(certificateRoutes.verify, { params: { code } }, 404, 'not-found');
  expect(page.read('[role=alert]')).toContain('Aucun document ne porte ce code.');
  expect(page.find<HTMLInputElement>('#field-code').value).toBe(code);
});
