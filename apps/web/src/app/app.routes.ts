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
    path: 'document/:code',
    loadComponent: () => import('./public/shared-document-page').then((m) => m.SharedDocumentPage),
  },
  {
    path: 'badge/:code',
    loadComponent: () => import('./public/badge/shared-badge-page').then((m) => m.SharedBadgePage),
  },
  {
    path: 'badge/:organisationId/:achievement',
    loadComponent: () => import('./public/badge/achievement-page').then((m) => m.AchievementPage),
  },
  {
    path: 'accessibilite',
    loadComponent: () => import('./public/accessibility-page').then((m) => m.AccessibilityPage),
  },
  {
    path: 'avis',
    loadComponent: () => import('./public/opinion-page').then((m) => m.OpinionPage),
  },
  {
    path: 'invitation',
    loadComponent: () => import('./public/invitation-page').then((m) => m.InvitationPage),
  },
  {
    path: 'inscription',
    loadComponent: () =>
      import('./public/registration/registration-page').then((m) => m.RegistrationPage),
  },
  {
    path: 'inscription/demande',
    loadComponent: () => import('./public/registration/request-page').then((m) => m.RequestPage),
  },
  {
    path: 'confidentiel',
    loadComponent: () =>
      import('./public/registration/confidential-page').then((m) => m.ConfidentialPage),
  },
  {
    path: 'proposer-un-cafe',
    loadComponent: () => import('./public/cafe/propose-page').then((m) => m.ProposePage),
  },
  {
    path: 'proposer-un-cafe/suivi',
    loadComponent: () => import('./public/cafe/follow-page').then((m) => m.FollowPage),
  },
  {
    path: 'proposer-un-cafe/raconter',
    loadComponent: () => import('./public/cafe/tell-page').then((m) => m.TellPage),
  },
  {
    path: 'recommander',
    loadComponent: () => import('./public/cafe/endorse-page').then((m) => m.EndorsePage),
  },
  {
    path: 'ma-place',
    loadComponent: () => import('./public/cafe/seat-page').then((m) => m.SeatPage),
  },
  {
    path: 'signer',
    loadComponent: () =>
      import('./public/signing-link/signing-link-page').then((m) => m.SigningLinkPage),
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
    path: 'mon-compte/agenda',
    canActivate: [signedIn],
    loadComponent: () => import('./session/agenda/agenda-page').then((m) => m.AgendaPage),
  },
  {
    path: 'mes-messages',
    canActivate: [signedIn],
    loadComponent: () => import('./session/inbox/inbox-page').then((m) => m.InboxPage),
  },
  {
    path: 'ressources',
    loadComponent: () => import('./public/resources/resources-page').then((m) => m.ResourcesPage),
  },
  {
    path: 'ressources/proposer',
    canActivate: [signedIn],
    loadComponent: () => import('./learner/resources/propose-page').then((m) => m.ProposePage),
  },
  {
    path: 'ce-qui-a-change',
    canActivate: [signedIn],
    loadComponent: () => import('./learner/changes/changes-page').then((m) => m.ChangesPage),
  },
  {
    path: 'entraide',
    canActivate: [signedIn],
    loadComponent: () => import('./learner/help/help-page').then((m) => m.HelpPage),
  },
  {
    path: 'cafes-animation',
    canActivate: [signedIn],
    loadComponent: () =>
      import('./learner/gatherings/gatherings-page').then((m) => m.GatheringsPage),
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
