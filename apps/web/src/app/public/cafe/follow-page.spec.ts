import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { publicCafeRoutes as routes } from '@percolateur/contract';
import { Page } from '../../testing/page';

const path = '/proposer-un-cafe/suivi';
const [one, other] = ['a', 'b'].map((letter) => letter.repeat(43));

it('is read anew when another link is opened in the same tab', async () => {
  const page = await Page.open(`${path}#${one}`, null);
  const first = await page.request(routes.mine, {});
  expect(first.request.body).toEqual({ token: one });
  await TestBed.inject(Router).navigateByUrl(`${path}#${other}`);
  const second = await page.request(routes.mine, {});
  expect(second.request.body).toEqual({ token: other });
  page.close();
});
