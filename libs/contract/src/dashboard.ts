import { z } from 'zod';
import { CohortStatus } from './cohort';
import { route } from './route';

/** Sums over some sessions, by hub, by département or by year; null where too few people are in them. */
export const DashboardGroup = z.object({
  name: z.string(),
  /** How many sessions are in each state; a state without any may lack. */
  cohorts: z.partialRecord(CohortStatus, z.int()),
  people: z
    .object({ learners: z.int(), completed: z.int(), signed: z.int(), cafes: z.int() })
    .nullable(),
  /** Who answered, and who would advise it. */
  satisfaction: z.object({ answers: z.int(), satisfied: z.int() }).nullable(),
});
export type DashboardGroup = z.infer<typeof DashboardGroup>;

/** The sessions of the nation that end in one year, and every year beside it. */
export const NationalDashboard = z.object({
  /** Groups of fewer people than this are not told. */
  fewest: z.int(),
  total: DashboardGroup,
  hubs: z.array(DashboardGroup),
  /** With their code of the INSEE; empty where the place is not known. */
  departements: z.array(DashboardGroup.extend({ code: z.string() })),
  years: z.array(DashboardGroup),
  /** Sessions that have changed and are not counted anew yet. */
  waiting: z.int(),
});
export type NationalDashboard = z.infer<typeof NationalDashboard>;

export const dashboardRoutes = {
  national: route('GET', '/dashboard', 'Hub by hub, département by département, year by year', {
    query: z.object({ year: z.coerce.number().int().min(2000).max(2199) }),
    answer: NationalDashboard,
  }),
};
