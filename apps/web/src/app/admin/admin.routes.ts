import type { Routes } from '@angular/router';
import { coordinatesSomewhere, worksSomewhere } from '../session/guards';
import { guardsUnsaved } from '../ui/unsaved';
import { AdminShell } from './admin-shell';

export const adminRoutes: Routes = [
  {
    // Trainers write questions and quizzes too.
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
        path: 'importer',
        loadComponent: () => import('./questions/exchange/import-page').then((m) => m.ImportPage),
      },
      {
        path: 'exporter',
        loadComponent: () => import('./questions/exchange/export-page').then((m) => m.ExportPage),
      },
      {
        path: ':bankQuestionId',
        loadComponent: () => import('./questions/question-page').then((m) => m.QuestionPage),
      },
      {
        path: ':bankQuestionId/corrections/:versionId',
        loadComponent: () =>
          import('./questions/regrading/regrading-page').then((m) => m.RegradingPage),
      },
    ],
  },
  {
    path: 'quiz',
    component: AdminShell,
    canActivate: [worksSomewhere],
    children: [
      {
        path: '',
        pathMatch: 'full',
        loadComponent: () => import('./quizzes/quizzes-page').then((m) => m.QuizzesPage),
      },
      {
        path: 'nouveau',
        loadComponent: () => import('./quizzes/quiz-page').then((m) => m.QuizPage),
      },
      {
        path: ':quizId',
        loadComponent: () => import('./quizzes/quiz-page').then((m) => m.QuizPage),
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
            path: 'demandes',
            loadComponent: () =>
              import('./registrations/registrations-tab').then((m) => m.RegistrationsTab),
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
            path: 'quiz',
            loadComponent: () =>
              import('./quizzes/cohort-quizzes-tab').then((m) => m.CohortQuizzesTab),
          },
          {
            path: 'amenagements',
            loadComponent: () => import('./extra-time/extra-time-tab').then((m) => m.ExtraTimeTab),
          },
          {
            path: 'controle',
            loadComponent: () => import('./pre-audit/pre-audit-tab').then((m) => m.PreAuditTab),
          },
          {
            path: 'historique',
            loadComponent: () => import('./cohort/history-tab').then((m) => m.HistoryTab),
          },
        ],
      },
      {
        path: 'modeles',
        loadComponent: () => import('./templates/templates-page').then((m) => m.TemplatesPage),
      },
      {
        path: 'modeles/:templateId',
        canDeactivate: [guardsUnsaved],
        loadComponent: () => import('./templates/template-page').then((m) => m.TemplatePage),
      },
      {
        path: 'agenda',
        loadComponent: () => import('./agenda/agenda-page').then((m) => m.AgendaPage),
      },
      {
        path: 'messages',
        pathMatch: 'full',
        loadComponent: () => import('./rules/rules-page').then((m) => m.RulesPage),
      },
      {
        path: 'messages/:rule',
        canDeactivate: [guardsUnsaved],
        loadComponent: () => import('./rules/rule-page').then((m) => m.RulePage),
      },
      {
        path: 'papiers',
        canDeactivate: [guardsUnsaved],
        loadComponent: () => import('./papers/papers-page').then((m) => m.PapersPage),
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
        path: 'personnes/adresses',
        loadComponent: () => import('./learners/addresses-page').then((m) => m.AddressesPage),
      },
      {
        path: 'cafes',
        loadComponent: () => import('./cafes/cafes-page').then((m) => m.CafesPage),
      },
      {
        path: 'cafes/questions',
        loadComponent: () => import('./cafes/questions/heard-page').then((m) => m.HeardPage),
      },
      {
        path: 'statistiques',
        loadComponent: () => import('./statistics/statistics-page').then((m) => m.StatisticsPage),
      },
      {
        path: 'national',
        loadComponent: () => import('./national/national-page').then((m) => m.NationalPage),
      },
      {
        path: 'preuves',
        loadComponent: () => import('./evidence/evidence-page').then((m) => m.EvidencePage),
      },
      {
        path: 'qualite',
        pathMatch: 'full',
        loadComponent: () => import('./quality/indicators-page').then((m) => m.IndicatorsPage),
      },
      {
        path: 'qualite/avis',
        loadComponent: () => import('./quality/hub-surveys-page').then((m) => m.HubSurveysPage),
      },
      {
        path: 'qualite/reclamations',
        loadComponent: () => import('./quality/complaints-page').then((m) => m.ComplaintsPage),
      },
      {
        path: 'qualite/ameliorations',
        loadComponent: () => import('./quality/improvements-page').then((m) => m.ImprovementsPage),
      },
      {
        path: 'organismes',
        canDeactivate: [guardsUnsaved],
        loadComponent: () =>
          import('./organisations/organisations-page').then((m) => m.OrganisationsPage),
      },
      {
        path: 'cafes-animation',
        loadComponent: () => import('./gatherings/gatherings-page').then((m) => m.GatheringsPage),
      },
      {
        path: 'ressources',
        loadComponent: () => import('./resources/reviews-page').then((m) => m.ReviewsPage),
      },
      {
        path: 'premiers-cafes',
        loadComponent: () => import('./progress/progress-page').then((m) => m.ProgressPage),
      },
      {
        path: 'file',
        loadComponent: () => import('./queue/queue-page').then((m) => m.QueuePage),
      },
    ],
  },
];
