import type { Routes } from '@angular/router';
import { guardsUnsaved } from '../ui/unsaved';

export const trainerRoutes: Routes = [
  { path: '', loadComponent: () => import('./cohorts/cohorts-page').then((m) => m.CohortsPage) },
  { path: ':cohortId', loadComponent: () => import('./room/room-page').then((m) => m.RoomPage) },
  {
    path: ':cohortId/salle',
    data: { bare: true },
    loadComponent: () => import('./screen/screen-page').then((m) => m.ScreenPage),
  },
  {
    path: ':cohortId/deroule/:halfDayId',
    loadComponent: () => import('./run-sheet/run-sheet-page').then((m) => m.RunSheetPage),
  },
  {
    path: ':cohortId/deroule/:halfDayId/en-direct',
    loadComponent: () => import('./run-sheet/live-page').then((m) => m.HalfDayLivePage),
  },
  {
    path: ':cohortId/animations',
    loadComponent: () => import('./rehearsal/rehearsal-page').then((m) => m.RehearsalPage),
  },
  {
    path: ':cohortId/reponses',
    canDeactivate: [guardsUnsaved],
    loadComponent: () => import('./readings/readings-page').then((m) => m.ReadingsPage),
  },
  {
    path: ':cohortId/idees-recues',
    loadComponent: () => import('./beliefs/beliefs-page').then((m) => m.BeliefsPage),
  },
  {
    path: ':cohortId/papier',
    loadComponent: () => import('./paper/papers-page').then((m) => m.PapersPage),
  },
  {
    path: ':cohortId/papier/:paperId',
    loadComponent: () => import('./paper/copy-page').then((m) => m.CopyPage),
  },
  {
    path: ':cohortId/profils',
    loadComponent: () => import('./profiles/profiles-page').then((m) => m.ProfilesPage),
  },
  {
    path: ':cohortId/avis',
    loadComponent: () => import('./surveys/surveys-page').then((m) => m.SurveysPage),
  },
  {
    path: ':cohortId/progres',
    loadComponent: () => import('./gain/gain-page').then((m) => m.GainPage),
  },
  {
    path: ':cohortId/statistiques',
    loadComponent: () => import('./statistics/statistics-page').then((m) => m.StatisticsPage),
  },
  {
    path: ':cohortId/evaluations',
    loadComponent: () => import('./assessment/assessment-page').then((m) => m.AssessmentPage),
  },
  {
    path: ':cohortId/evaluations/:quizId',
    loadComponent: () => import('./assessment/assessment-page').then((m) => m.AssessmentPage),
  },
  {
    path: ':cohortId/premiers-cafes',
    loadComponent: () => import('./progress/on-the-way-page').then((m) => m.OnTheWayPage),
  },
  {
    path: ':cohortId/groupe',
    loadComponent: () => import('./group/group-page').then((m) => m.GroupPage),
  },
];
