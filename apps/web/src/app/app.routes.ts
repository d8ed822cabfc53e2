import type { Routes } from '@angular/router';
import { learnerRoutes } from './learner/learner.routes';
import { notPassedRound } from './session/device-lock';
import { signedIn, worksSomewhere } from './session/guards';

const pages: Routes = [
  {
    path: '',
    pathMatch: 'full',
    loadComponent: () => import('./public/home/home-page').then((m) => m.HomePage),
  },
  {
    path: 'programme',
    loadComponent: () => import('./public/programme-page').then((m) => m.ProgrammePage),
  },
  {
    path: 'verifier',
    loadComponent: () => import('./public/verify-page').then((m) => m.VerifyPage),
  },
  {
    path: 'verifier/:code',
    loadComponent: () => import('./public/verify-page').then((m) => m.VerifyPage),
  },
  {
    path: 'accessibilite',
    loadComponent: () => import('./public/accessibility-page').then((m) => m.AccessibilityPage),
  },
  {
    path: 'invitation',
    loadComponent: () => import('./public/invitation-page').then((m) => m.InvitationPage),
  },
  {
    path: 'entrer',
    loadComponent: () => import('./session/sign-in-page').then((m) => m.SignInPage),
  },
  {
    path: 'entrer/lien',
    loadComponent: () => import('./session/link-page').then((m) => m.LinkPage),
  },
  {
    path: 'mon-compte',
    canActivate: [signedIn],
    loadComponent: () => import('./session/account/account-page').then((m) => m.AccountPage),
  },
  {
    path: 'mes-documents',
    canActivate: [signedIn],
    loadComponent: () => import('./learner/documents/documents-page').then((m) => m.DocumentsPage),
  },
  {
    path: 'ma-formation',
    canActivate: [signedIn],
    // Not a chunk of its own: on a phone each step to a lesson is a wait.
    children: learnerRoutes,
  },
  {
    path: 'animer',
    canActivate: [worksSomewhere],
    loadChildren: () => import('./trainer/trainer.routes').then((m) => m.trainerRoutes),
  },
  {
    path: 'coordination',
    canActivate: [worksSomewhere],
    loadChildren: () => import('./admin/admin.routes').then((m) => m.adminRoutes),
  },
  {
    path: '**',
    loadComponent: () => import('./public/not-found-page').then((m) => m.NotFoundPage),
  },
];

export const routes: Routes = [{ path: '', canActivateChild: [notPassedRound], children: pages }];
