import { fileURLToPath } from 'node:url';
import {
  certificateRoutes,
  cohortRoutes,
  enrolmentRoutes,
  evidenceRoutes,
  gatheringRoutes,
  progressRoutes,
  readingRoutes,
  statisticsRoutes,
} from '@percolateur/contract';
import { IsNull, Not } from 'typeorm';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { RecognitionService } from '../../cafes/recognition/recognition.service';
import { AuditEvent } from '../../record/audit-event.entity';
import { Badge } from '../../record/badge.entity';
import { CourseService } from '../../learning/course/course.service';
import { Person } from '../../record/person.entity';
import { DemoService } from './demo.service';

const shipped = fileURLToPath(
  new URL('../../../../../libs/content/courses/cafe-ia', import.meta.url),
);

describe('the demonstration', () => {
  let api: TestApi;
  let admin: Client;
  const create = async () => {
    const { id } = await api.app.get(CourseService).importFolder(shipped);
    await api.app.get(DemoService).createIfEmpty(id);
  };

  beforeAll(async () => {
    api = await startApi({ env: { DEMO: '1' } });
    await create();
    const email = 'admin@percolateur.test';
    admin = await api.as(await api.db.manager.findOneByOrFail(Person, { email }));
  });
  afterAll(() => api.stop());

  test('is written once', async () => {
    const people = await api.db.manager.count(Person);
    await create();
    expect(await api.db.manager.count(Person)).toBe(people);
  });

  test('has something true on every tab of every cohort', async () => {
    const {
      body: { rows: cohorts },
    } = await admin.call(cohortRoutes.list, { query: {} });
    expect(cohorts.map(({ status }) => status).sort()).toEqual([
      ...['archived', 'closed', 'open', 'running'],
    ]);
    for (const { id, status } of cohorts) {
      const params = { cohortId: id };
      const people = await admin.call(enrolmentRoutes.list, { params });
      expect(people.body.length).toBeGreaterThan(2);
      const { body: history } = await admin.call(cohortRoutes.history, { params });
      expect(history.map(({ text }) => text)).toContain('Session créée');
      expect(history.filter(({ text }) => text.startsWith('Action'))).toEqual([]);
      const { body: documents } = await admin.call(certificateRoutes.list, { params });
      const issued = documents.filter(({ realisation }) => realisation.certificate);
      expect(issued.length).toBe(status === 'closed' ? documents.length : 0);
      if (status !== 'closed' && status !== 'archived') continue;
      const { body: audit } = await admin.call(evidenceRoutes.preAudit, { params });
      // Somebody came for the first day alone, and was neither positioned nor assessed.
      const found = audit.findings.map(({ rule }) => rule);
      expect(found).toEqual(status === 'closed' ? ['no-positioning', 'no-assessment'] : []);
    }
  });

  test('everyone has a hub that answers for their name', async () => {
    expect(await api.db.manager.countBy(Person, { homeOrganisationId: IsNull() })).toBe(0);
  });

  test('has attempts enough for its statistics to mean something, and words to read', async () => {
    const {
      body: { rows: cohorts },
    } = await admin.call(cohortRoutes.list, { query: {} });
    const { organisationId } = cohorts.find(({ status }) => status === 'archived')!;
    const params = { organisationId, course: 'cafe-ia', quizId: 'evaluation-finale' };
    const { body } = await admin.call(statisticsRoutes.quizOfOrganisation, { params });
    expect(body.attempts).toBeGreaterThanOrEqual(body.enough);
    expect(body.questions.some(({ figures }) => (figures?.discrimination ?? null) !== null)).toBe(
      true,
    );
    const running = cohorts.find(({ status }) => status === 'running')!;
    const read = await admin.call(readingRoutes.list, { params: { cohortId: running.id } });
    expect(read.body.answers.filter(({ reading }) => reading === null)).toHaveLength(3);
    expect(read.body.answers[0].text).toContain('ELIZA');
  });

  test('has cafés at each step, gatherings with a theme and with notes', async () => {
    const { stranger } = api;
    const { bytes } = await stranger.send({ method: 'GET', url: '/cafes' });
    expect(bytes.toString().match(/<li class="card">/g)).toHaveLength(2);
    const {
      body: { rows: cohorts },
    } = await admin.call(cohortRoutes.list, { query: {} });
    const closed = cohorts.find(({ status }) => status === 'closed')!;
    const params = { cohortId: closed.id };
    const { body: way } = await admin.call(progressRoutes.ofCohort, { params });
    expect(way.people.map(({ state }) => state).sort()).toEqual(['announced', 'held', 'told']);
    const { body: next } = await admin.call(gatheringRoutes.upcoming, {});
    expect(next.some(({ theme }) => theme.includes('je ne sais pas'))).toBe(true);
    await api.app.get(RecognitionService, { strict: false }).resume();
    expect(await api.db.manager.countBy(Badge, { achievement: 'host' })).toBe(1);
  });

  test('tells nothing of the future', async () => {
    const events = await api.db.manager.findBy(AuditEvent, { organisationId: Not(IsNull()) });
    const late = events.filter(({ at }) => at > api.clock.now());
    expect(late).toEqual([]);
  });
});
