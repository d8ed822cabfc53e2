import type { Routes } from '@angular/router';

export const learnerRoutes: Routes = [
  { path: '', loadComponent: () => import('./cohorts-page').then((m) => m.CohortsPage) },
  { path: ':cohortId', loadComponent: () => import('./today/today-page').then((m) => m.TodayPage) },
  {
    path: ':cohortId/lecons/:lessonId',
    loadComponent: () => import('./lesson/lesson-page').then((m) => m.LessonPage),
  },
  {
    path: ':cohortId/lecons/:lessonId/fiche',
    loadComponent: () => import('./handout/handout-page').then((m) => m.HandoutPage),
  },
  {
    path: ':cohortId/quiz/:quizId',
    loadComponent: () => import('./quiz/quiz-page').then((m) => m.QuizPage),
  },
  {
    path: ':cohortId/signer/:halfDayId',
    loadComponent: () => import('./signing/signing-page').then((m) => m.SigningPage),
  },
  {
    path: ':cohortId/glossaire',
    loadComponent: () => import('./glossary-page').then((m) => m.GlossaryPage),
  },
  {
    path: ':cohortId/mon-cafe',
    loadComponent: () => import('./cafe-page').then((m) => m.CafePage),
  },
];
