import { features, urlOf } from '@percolateur/contract';
import type { Route } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { everyKnock } from '../../../test/every-knock';
import type { Knock } from '../../../test/every-knock';
import { aSignature } from '../../../test/signatures';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { QuestionVersion } from '../../record/question-version.entity';

const day = ['9999-12-30', '0000-01-01', '2019-12-31', '2100-01-01', '2026-02-30', '+012026-01-01'];
const instants = [
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
  '2026-11-24T08:00:00+16:00',
  '2026-11-24T08:00:00-14:30',
  `2026-11-24T08:00:00.${'1'.repeat(150)}Z`,
  '2026-11-24T24:00:00Z',
  '2026-11-24T08:00:00',
];
const texts = [
  'Zo\u0000é',
  'Zo\ud800',
  '\udc00é',
  '\u202eéoZ',
  '\u200b',
  '',
  ' ',
  'é'.repeat(9_000),
  '24:00',
  'europe/paris',
  '+04:00',
  'Etc/GMT-4',
  "'; drop table person; --",
  '%00',
  '${7*7}',
];
const odd = [null, true, -1, 0, 1e308, 2 ** 53, 1.5, [], {}, [[]], [null], { __proto__: null }];
const hostile: readonly unknown[] = [...day, ...instants, ...texts, ...odd];

/** The same value with one of its leaves, or a whole branch, replaced: every way there is. */
function mutations(value: unknown): unknown[] {
  const here: unknown[] = [...hostile];
  if (Array.isArray(value)) {
    here.push([...value, ...value], Array(3000).fill(value[0] ?? 'a'));
    value.forEach((each, index) =>
      here.push(...mutations(each).map((other) => value.with(index, other))),
    );
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) {
      const without: Record<string, unknown> = { ...value };
      delete without[key];
      here.push(without, ...mutations(each).map((other) => ({ ...value, [key]: other })));
    }
  }
  return here;
}

type JsonSchema = z.core.JSONSchema.JSONSchema;

const link = 'https://visio.example/salle';
const address = '12 rue du Marché, 61000 Alençon';

/** Something that a schema could bear, or nearly: mutations start from it. */
function sample(schema: JsonSchema): unknown {
  const [first] = schema.anyOf ?? schema.oneOf ?? (schema.type ? [] : (schema.allOf ?? []));
  if (first) return sample(first as JsonSchema);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.type === 'array') return [sample(schema.items as JsonSchema)];
  if (schema.type === 'object') {
    const fields = Object.entries(schema.properties ?? {});
    return Object.fromEntries(
      fields.map(([name, each]) => [
        name,
        name === 'address' ? address : sample(each as JsonSchema),
      ]),
    );
  }
  if (schema.type === 'string') {
    const known = { uuid: uuidv7(), date: '2026-12-01', email: 'eve@percolateur.test', uri: link };
    const fitting = [
      known[schema.format as keyof typeof known],
      ...['Une phrase assez longue', '09:00', '12345678900012', 'HUB9', '123456', 'lecon-1-1'],
      ...['2026-11-24T08:00:00Z', '2026-12-01', link],
    ];
    const patterns = [schema, ...(schema.allOf ?? [])].flatMap((each) =>
      typeof each === 'object' && each.pattern ? [new RegExp(each.pattern, 'u')] : [],
    );
    const longest = schema.maxLength ?? Infinity;
    return fitting.find(
      (each) => each && each.length <= longest && patterns.every((one) => one.test(each)),
    );
  }
  return schema.type === 'boolean' ? true : Math.max(1, schema.minimum ?? 1);
}

interface Target {
  route: Route;
  params: Record<string, string>;
  body: unknown;
  client: Client;
}

/** Does the work eight at a time. */
async function inLanes<T>(all: readonly T[], work: (each: T) => Promise<void>): Promise<void> {
  const left = all.values();
  const lane = async () => {
    for (const each of left) await work(each);
  };
  await Promise.all(Array.from({ length: 8 }, lane));
}

describe('every route, handed hostile values by those whose right it is', () => {
  let api: TestApi;
  let knocks: Knock[];
  let targets: Target[];
  const rightful = {} as Record<Knock['by'] | 'admin', Client>;

  beforeAll(async () => {
    api = await startApi();
    const { scene } = api;
    const nation = await scene.organisation({ kind: 'national' });
    const hub = await scene.organisation();
    const lucie = await scene.staff(hub, 'trainer');
    const cohort = await scene.cohort(hub, { trainers: [lucie] });
    const nadia = await scene.person();
    const enrolment = await scene.enrol(cohort, nadia);
    Object.assign(rightful, {
      learner: await api.as(nadia),
      trainer: await api.as(lucie),
      coordinator: await api.as(await scene.staff(hub, 'coordinator')),
      admin: await api.as(await scene.staff(nation, 'admin')),
    });
    const { id: questionVersionId } = await api.db.manager.findOneByOrFail(QuestionVersion, {
      number: 1,
    });
    knocks = everyKnock({
      cohortId: cohort.id,
      halfDayIds: [cohort.halfDays[0].id, cohort.halfDays[1].id],
      enrolmentId: enrolment.id,
      classmateEnrolmentId: uuidv7(),
      criterionId: uuidv7(),
      personId: nadia.id,
      helperId: uuidv7(),
      namesakeId: (await scene.person({ homeOrganisationId: hub.id })).id,
      trainer: lucie,
      signatureId: uuidv7(),
      attemptId: uuidv7(),
      certificateId: uuidv7(),
      badgeId: uuidv7(),
      cafePlan: { planId: uuidv7(), versionId: uuidv7() },
      bundleId: uuidv7(),
      messageId: uuidv7(),
      linkId: uuidv7(),
      registrationId: uuidv7(),
      publicCafeId: uuidv7(),
      toldCafeId: uuidv7(),
      endorsementId: uuidv7(),
      cafeQuestionId: uuidv7(),
      sessionId: uuidv7(),
      agendaFeedId: uuidv7(),
      organisationId: hub.id,
      openAnswerId: uuidv7(),
      questionVersionId,
      roleId: uuidv7(),
      question: { id: uuidv7(), versionId: uuidv7() },
    });
    const known = {
      ...{ organisationId: hub.id, courseVersionId: cohort.courseVersionId, siret: '' },
      ...{ timeZone: 'Europe/Paris', closesAt: '15:00' },
      signature: aSignature(nadia),
    };
    targets = Object.values(features)
      .flatMap((routes) => Object.values<Route>(routes))
      .map((route) => {
        const knock = knocks.find((each) => each.route === route);
        const body = route.body && sample(z.toJSONSchema(route.body, { io: 'output' }));
        const names = route.path.match(/(?<=:)\w+/g) ?? [];
        return {
          route,
          params: knock?.call?.params ?? Object.fromEntries(names.map((name) => [name, uuidv7()])),
          body: knock?.call?.body ?? (body && { ...body, ...pick(known, body) }),
          client: rightful[knock?.by ?? 'admin'],
        };
      })
      // Leaving would end the session that the others use.
      .filter(({ route }) => !route.path.includes('sign-out'));
  });
  afterAll(() => api.stop());

  test('each starts from a body that its schema bears', () => {
    const unfit = targets.flatMap(({ route, body }) => {
      const result = route.body?.safeParse(body);
      return result?.success === false ? [`${route.path}: ${result.error.message}`] : [];
    });
    expect(unfit).toEqual([]);
  });

  test('answers none with a failure of ours', async () => {
    const amiss: string[] = [];
    for (const { route, params, body, client } of targets) {
      await inLanes(body === undefined ? [] : mutations(body), async (other) => {
        const { status } = await client.send({
          method: route.method,
          url: urlOf(route, { params }),
          headers: { 'content-type': 'application/json' },
          payload: JSON.stringify(other),
        });
        if (status < 500) return;
        amiss.push(
          `${route.method} ${route.path}: ${status} ${JSON.stringify(other).slice(0, 400)}`,
        );
      });
    }
    expect(amiss).toEqual([]);
    // Thousands of requests.
  }, 400_000);

  test('and every page is still read: what was kept can be shown', async () => {
    const amiss: string[] = [];
    for (const { route, params } of targets.filter(({ route }) => route.method === 'GET')) {
      for (const [who, client] of Object.entries(rightful)) {
        const { status } = await client.send({ method: 'GET', url: urlOf(route, { params }) });
        if (status >= 500) amiss.push(`${route.path}, ${who}: ${status}`);
      }
    }
    expect(amiss).toEqual([]);
  });

  test('nor an address or a query, whatever it says', async () => {
    const amiss: string[] = [];
    const words = ['%00', '%E0%A4', 'x'.repeat(5000), '../..', uuidv7(), '%F0%9F%99%82', "'"];
    for (const { route, client } of targets) {
      for (const word of words) {
        const path = route.path.replace(/:\w+/g, word);
        const queries = ['', `?search=${word}&halfDayId=${word}&status=${word}&dryRun=${word}`];
        for (const url of queries.map((query) => path + query)) {
          const { status } = await client.send({ method: route.method, url });
          if (status >= 500) amiss.push(`${route.method} ${url.slice(0, 100)}: ${status}`);
        }
      }
    }
    expect(amiss).toEqual([]);
  });

  test.each([
    ['a first day', { firstDay: '9999-12-30', timeZone: 'Pacific/Tahiti' }, 'firstDay'],
    ['a year zero', { firstDay: '0000-01-01' }, 'firstDay'],
    ['a zone in small letters', { timeZone: 'europe/paris' }, 'timeZone'],
    ['an offset for a zone', { timeZone: '+04:00' }, 'timeZone'],
    ['a zone that means its contrary', { timeZone: 'Etc/GMT-4' }, 'timeZone'],
    ['a character that nothing keeps', { title: 'Caf\u0000é' }, 'title'],
    ['half a character', { venueName: 'Le D\ud83d' }, 'venueName'],
  ])('%s is refused by the name of its field', async (_, wrong, field) => {
    const [{ organisationId }] = await api.db.query<{ organisationId: string }[]>(
      'select organisation_id as "organisationId" from cohort limit 1',
    );
    const reply = await rightful.coordinator.send({
      method: 'POST',
      url: '/api/v1/cohorts',
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify({ id: uuidv7(), organisationId, firstDay: '2026-12-01', ...wrong }),
    });
    expect(reply.status).toBe(400);
    expect(reply.problem.errors?.map(({ path }) => path)).toEqual([field]);
  });
});

/** What is known of the fields that a body has. */
const pick = (known: Record<string, unknown>, body: object) =>
  Object.fromEntries(Object.entries(known).filter(([name]) => name in body));
