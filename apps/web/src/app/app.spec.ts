import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withRouterConfig } from '@angular/router';
import { CurrentSession } from '@percolateur/contract';
import { App } from './app';

const shell = async (session: CurrentSession) => {
  TestBed.configureTestingModule({
    providers: [provideRouter([]), provideHttpClient(), provideHttpClientTesting()],
  });
  const fixture = TestBed.createComponent(App);
  TestBed.inject(HttpTestingController).expectOne('/api/v1/session').flush(session);
  await fixture.whenStable();
  const root = fixture.nativeElement as HTMLElement;
  return [...root.querySelectorAll('#menu a')].map((link) => link.textContent?.trim());
};

it('offers the way in to who is not signed in', async () => {
  expect(await shell(CurrentSession.parse({ person: null }))).toContain('Entrer');
});

it('offers each person what is theirs', async () => {
  const session = CurrentSession.parse({
    person: {
      id: '0199a0de-0000-7000-8000-000000000001',
      firstName: 'Nadia',
      lastName: 'Benali',
      email: 'apprenant@percolateur.test',
      hasPassword: false,
      roles: [],
      learner: true,
      unread: 2,
    },
  });
  expect(await shell(session)).toEqual([
    'Ma formation',
    'Mes documents',
    'Messages (2), 2 à lire',
    'Nadia, mon compte',
  ]);
});

it('says that a page could not be opened, and keeps the one that is open', async () => {
  const lost = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
  TestBed.configureTestingModule({
    providers: [
      provideRouter(
        [{ path: 'perdue', loadComponent: lost }],
        withRouterConfig({ resolveNavigationPromiseOnError: true }),
      ),
      provideHttpClient(),
      provideHttpClientTesting(),
    ],
  });
  const fixture = TestBed.createComponent(App);
  await TestBed.inject(Router).navigateByUrl('/perdue');
  TestBed.inject(HttpTestingController).expectOne('/api/v1/session').flush({ person: null });
  await fixture.whenStable();
  const root = fixture.nativeElement as HTMLElement;
  expect(root.querySelector('main [role=alert]')?.textContent).toContain('n’a pas pu s’ouvrir');
  expect(root.querySelector('main button')?.textContent).toBe('Réessayer');
});
