import type { Routes } from '@angular/router';
import { coordinatesSomewhere, worksSomewhere } from '../session/guards';
import { guardsUnsaved } from '../ui/unsaved';
import { AdminShell } from './admin-shell';

export const adminRoutes: Routes = [
  {
    // Trainers write questions too.
    path: 'questions',
    component: AdminShell,
    canActivate: [worksSomewhere],
    children: [
      {
        path: '',
        pathMatch: 'full',
        loadComponent: () => import('./questions/questions-page').then((m) => m.QuestionsPage),
      },
      {
        path: 'nouvelle',
        loadComponent: () => import('./questions/question-page').then((m) => m.QuestionPage),
      },
      {
        path: ':bankQuestionId',
        loadComponent: () => import('./questions/question-page').then((m) => m.QuestionPage),
      },
    ],
  },
  {
    path: '',
    component: AdminShell,
    canActivate: [coordinatesSomewhere],
    children: [
      {
        path: '',
        pathMatch: 'full',
        loadComponent: () => import('./cohorts/cohorts-page').then((m) => m.CohortsPage),
      },
      {
        path: 'sessions/nouvelle',
        canDeactivate: [guardsUnsaved],
        loadComponent: () => import('./cohort-form/new-cohort-page').then((m) => m.NewCohortPage),
      },
      {
        path: 'sessions/:cohortId',
        loadComponent: () => import('./cohort/cohort-page').then((m) => m.CohortPage),
        children: [
          {
            path: '',
            pathMatch: 'full',
            canDeactivate: [guardsUnsaved],
            loadComponent: () => import('./cohort/overview-tab').then((m) => m.OverviewTab),
          },
          {
            path: 'personnes',
            loadComponent: () => import('./people/people-tab').then((m) => m.PeopleTab),
          },
          {
            path: 'documents',
            loadComponent: () => import('./documents/documents-tab').then((m) => m.DocumentsTab),
          },
          {
            path: 'messages',
            loadComponent: () => import('./messages/messages-tab').then((m) => m.MessagesTab),
          },
          {
            path: 'historique',
            loadComponent: () => import('./cohort/history-tab').then((m) => m.HistoryTab),
          },
        ],
      },
      {
        path: 'agenda',
        loadComponent: () => import('./agenda/agenda-page').then((m) => m.AgendaPage),
      },
      {
        path: 'equipe',
        loadComponent: () => import('./staff/staff-page').then((m) => m.StaffPage),
      },
      {
        path: 'personnes',
        loadComponent: () => import('./learners/learners-page').then((m) => m.LearnersPage),
      },
      {
        path: 'statistiques',
        loadComponent: () => import('./statistics/statistics-page').then((m) => m.StatisticsPage),
      },
      {
        path: 'organismes',
        canDeactivate: [guardsUnsaved],
        loadComponent: () =>
          import('./organisations/organisations-page').then((m) => m.OrganisationsPage),
      },
      {
        path: 'file',
        loadComponent: () => import('./queue/queue-page').then((m) => m.QueuePage),
      },
    ],
  },
];
