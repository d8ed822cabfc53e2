import type { Page } from '@playwright/test';
import { cohortRoutes, courseRoutes, type Route, urlOf } from '@percolateur/contract';

/** The cohort under way, among those of who is signed in. */
export async function runningCohort(page: Page): Promise<string> {
  const { rows } = cohortRoutes.list.answer.parse(await read(page, cohortRoutes.list));
  return rows.find(({ status }) => status === 'running')!.id;
}

/** The lessons of a cohort in their order, each with its address. */
export async function lessonsOf(
  page: Page,
  cohortId: string,
): Promise<{ path: string; id: string }[]> {
  const params = { cohortId };
  const outline = courseRoutes.outline.answer.parse(
    await read(page, courseRoutes.outline, { params }),
  );
  return outline.halfDays.flatMap(({ lessons }) =>
    lessons.map(({ id }) => ({ id, path: `/ma-formation/${cohortId}/lecons/${id}` })),
  );
}

async function read(page: Page, route: Route, call?: Parameters<typeof urlOf>[1]) {
  return (await page.request.get(urlOf(route, call))).json() as Promise<unknown>;
}
