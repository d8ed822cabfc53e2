import type { Type } from '@angular/core';
import type { Route, Routes } from '@angular/router';
import { guardsUnsaved } from '../ui/unsaved';

/** A page fetched while the guards still ask the server who is there, rather than after. */
function early(loadComponent: () => Promise<Type<unknown>>): Route {
  const fetch = () => {
    // Told by the router, which fetches it again.
    loadComponent().catch(() => undefined);
    return true;
  };
  return { canMatch: [fetch], loadComponent };
}

export const learnerRoutes: Routes = [
  { path: '', loadComponent: () => import('./cohorts-page').then((m) => m.CohortsPage) },
  { path: ':cohortId', loadComponent: () => import('./today/today-page').then((m) => m.TodayPage) },
  {
    path: ':cohortId/lecons/:lessonId',
    ...early(() => import('./lesson/lesson-pages').then((m) => m.LessonPage)),
  },
  {
    path: ':cohortId/lecons/:lessonId/fiche',
    loadComponent: () => import('./lesson/lesson-pages').then((m) => m.HandoutPage),
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
    path: ':cohortId/mes-progres',
    loadComponent: () => import('./progress/progress-page').then((m) => m.ProgressPage),
  },
  {
    path: ':cohortId/ma-pratique',
    loadComponent: () => import('./profile-page').then((m) => m.ProfilePage),
  },
  {
    path: ':cohortId/avis/:survey',
    canDeactivate: [guardsUnsaved],
    loadComponent: () => import('./survey/survey-page').then((m) => m.SurveyPage),
  },
  {
    path: ':cohortId/reclamation',
    loadComponent: () => import('./survey/complaint-page').then((m) => m.ComplaintPage),
  },
  {
    path: ':cohortId/glossaire',
    loadComponent: () => import('./glossary-page').then((m) => m.GlossaryPage),
  },
  {
    path: ':cohortId/observer',
    loadComponent: () => import('./observe/observe-page').then((m) => m.ObservePage),
  },
  {
    path: ':cohortId/mon-animation',
    loadComponent: () => import('./observe/my-rehearsal-page').then((m) => m.MyRehearsalPage),
  },
  {
    path: ':cohortId/mon-cafe',
    loadComponent: () => import('./cafe-page').then((m) => m.CafePage),
  },
  {
    path: ':cohortId/mon-cafe/annoncer',
    loadComponent: () => import('./public-cafe-page').then((m) => m.PublicCafePage),
  },
  {
    path: ':cohortId/mon-cafe/nouveau',
    loadComponent: () => import('./cafe-plan/new-plan-page').then((m) => m.NewPlanPage),
  },
  {
    path: ':cohortId/mon-cafe/:planId',
    loadComponent: () => import('./cafe-plan/planner-page').then((m) => m.PlannerPage),
  },
  {
    path: ':cohortId/mon-cafe/:planId/en-direct',
    loadComponent: () => import('./cafe-plan/live-page').then((m) => m.LivePage),
  },
];
