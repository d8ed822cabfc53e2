import {
  type AnswerOf,
  type CallOf,
  cohortRoutes,
  enrolmentRoutes,
  organisationRoutes,
  type Route,
  sessionRoutes,
  urlOf,
} from '@percolateur/contract';
import { expect, type Page } from '@playwright/test';
import { uuidv7 } from 'uuidv7';
import { underWay } from '../timetable';
import type { Somebody } from './cohort';

/** A cohort whose first half-day began so many minutes ago, with its trainer and its people, nothing opened. */
export async function aCohortUnderWay(
  page: Page,
  {
    title,
    trainer,
    people,
    minutesAgo,
    when = underWay(new Date(), minutesAgo),
  }: {
    title: string;
    trainer: Somebody;
    people: readonly Somebody[];
    minutesAgo?: number;
    when?: ReturnType<typeof underWay>;
  },
): Promise<string> {
  const { person } = await call(page, sessionRoutes.current, {});
  const { organisationId } = person!.roles[0];
  const inHub = { params: { organisationId } };
  const staff = await call(page, organisationRoutes.giveRole, {
    ...inHub,
    body: { ...trainer, role: 'trainer' },
  });
  const { personId } = staff.find(({ email }) => email === trainer.email)!;
  const cohort = await call(page, cohortRoutes.create, {
    body: {
      ...when,
      ...{ id: uuidv7(), organisationId, title, trainerIds: [personId] },
      capacity: Math.max(12, people.length),
      ...{ venueName: 'Salle des fêtes', venueAddress: '1 place du Lavoir, 14000 Caen' },
    },
  });
  const params = { cohortId: cohort.id };
  await call(page, cohortRoutes.move, { params, body: { to: 'open' } });
  for (const each of people) {
    await call(page, enrolmentRoutes.addWalkIn, { params, body: { id: uuidv7(), ...each } });
  }
  return cohort.id;
}

/** The app is on the device. */
export async function takenAlong(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null))
    .toBe(true);
}

/** Calls a route as who is signed in on this page. */
export async function call<R extends Route>(
  page: Page,
  route: R,
  asked: CallOf<R>,
): Promise<AnswerOf<R>> {
  const { body, ...where } = asked as { body?: unknown } & Parameters<typeof urlOf>[1];
  const reply = await page.request.fetch(urlOf(route, where), {
    method: route.method,
    ...(body !== undefined && { data: body }),
  });
  expect(reply.ok(), await reply.text()).toBe(true);
  return (reply.status() === 204 ? undefined : await reply.json()) as AnswerOf<R>;
}
