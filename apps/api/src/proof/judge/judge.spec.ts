import { badgeRoutes, certificateRoutes } from '@percolateur/contract';
import type { FileJudgement, MyBadge } from '@percolateur/contract';
import { attestedIn } from '../../../test/attested';
import type { Attestation } from '../../../test/attested';
import { aPng } from '../../../test/png';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { bakedPng } from '../badge/baked';
import { newKeyPair, signed } from '../badge/signing';

const contexts = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
];

describe('a file is judged', () => {
  let api: TestApi;
  let one: Attestation;
  let badge: MyBadge;

  beforeAll(async () => (api = await startApi()));
  beforeEach(async () => {
    one = await attestedIn(api);
    [badge] = (await one.learner.call(badgeRoutes.mine, {})).body;
  });
  afterAll(() => api.stop());

  const send = (payload: Buffer | string, client: Client = api.stranger) =>
    client.send({
      method: 'POST',
      url: badgeRoutes.judge.path,
      payload,
      headers: { 'content-type': 'application/octet-stream' },
    });
  const judged = async (payload: Buffer | string) => {
    const { status, body, problem } = await send(payload);
    expect([status, problem]).toEqual([200, body]);
    return body as unknown as FileJudgement;
  };
  const fileOf = async (form: 'json' | 'png' | 'svg') =>
    (await one.learner.call(badgeRoutes.file, { params: { badgeId: badge.id }, query: { form } }))
      .bytes;
  const foreign = async (change: object = {}, at = '2026-11-01T00:00:00Z') => {
    const key = await newKeyPair();
    const did = `did:key:${key.publicKey}`;
    const [text] = await signed({
      credentials: [
        {
          ...{ '@context': contexts, id: 'urn:uuid:0199a0de-0000-7000-8000-000000000001' },
          ...{ type: ['VerifiableCredential', 'OpenBadgeCredential'], validFrom: at },
          issuer: { id: did, type: ['Profile'], name: 'Université du Havre' },
          credentialSubject: {
            type: ['AchievementSubject'],
            identifier: [
              { type: 'IdentityObject', hashed: false, identityType: 'name', identityHash: 'Ada' },
            ],
            achievement: {
              ...{ id: 'urn:x:a', type: ['Achievement'], name: 'Nager', description: 'Nage' },
              criteria: { narrative: 'Savoir nager' },
            },
          },
          ...change,
        },
      ],
      ...{ did, key, at: Date.parse('2026-11-02T00:00:00Z') },
    });
    return text;
  };

  test.each(['json', 'png', 'svg'] as const)('ours, as %s, is authentic', async (form) => {
    const { badge: found, ...rest } = await judged(await fileOf(form));
    expect(rest).toEqual({ form, document: null, signature: null });
    expect(found).toMatchObject({ verdict: 'authentic', ours: true });
    expect(found!.checks.map(({ passed }) => passed)).toEqual([true, true, true, true]);
    expect(found!.statement).toMatchObject({
      name: 'Formé·e à l’animation de cafés IA',
      issuer: { name: one.hub.legalName },
      recipient: [
        { type: 'emailAddress', hashed: true },
        { type: 'name', hashed: true },
      ],
    });
  });

  test('one changed word is seen, and so is another recipient', async () => {
    const text = (await fileOf('json')).toString();
    for (const changed of [
      text.replace('finale réussie', 'finale brillante'),
      text.replace(/sha256\$\w{4}/, 'sha256$0000'),
      text.replace('"name":"Formé·e', '"validUntil":"2099-01-01T00:00:00Z","name":"Formé·e'),
    ]) {
      expect((await judged(changed)).badge!.verdict).toBe('altered');
    }
    const png = bakedPng(aPng(), text.replace('réussie', 'reussie'));
    expect((await judged(png)).badge!.verdict).toBe('altered');
  });

  test('revoked, it says so; and corrected, that another replaces it', async () => {
    const before = await fileOf('json');
    await api.db.query(`update person set last_name = 'Roux' where id = $1`, [one.person.id]);
    const { body: next } = await one.coordinator.call(certificateRoutes.correct, {
      params: { certificateId: one.certificate.id },
      body: { reason: 'Nom d’usage' },
    });
    expect((await judged(before)).badge!.verdict).toBe('superseded');
    [badge] = (await one.learner.call(badgeRoutes.mine, {})).body;
    const after = await fileOf('json');
    await one.coordinator.call(certificateRoutes.revoke, {
      params: { certificateId: next.id },
      body: { reason: 'Délivrée par erreur' },
    });
    expect((await judged(after)).badge!.verdict).toBe('revoked');
  });

  test('a foreign badge that proves itself is told as such, and no more', async () => {
    const { badge: found } = await judged(await foreign());
    expect(found).toMatchObject({ verdict: 'signed', ours: false });
    expect(found!.checks).toMatchObject([
      { check: 'proof', passed: true },
      { check: 'issuer', passed: null },
      { check: 'standing', passed: null },
      { check: 'dates', passed: true },
    ]);
    const ended = await foreign({ validUntil: '2026-11-03T00:00:00Z' });
    expect((await judged(ended)).badge!.verdict).toBe('expired');
  });

  test('what cannot be told is not: keys, vocabularies and signatures of elsewhere', async () => {
    const text = await foreign();
    const elsewhere = text.replaceAll(/did:key:z\w+#z\w+/g, 'did:web:evil.example#k1');
    const verdicts = [
      elsewhere,
      JSON.stringify({ ...JSON.parse(text), proof: undefined }),
      text.replace('eddsa-rdfc-2022', 'ecdsa-sd-2023'),
      JSON.stringify({
        ...JSON.parse(text),
        '@context': [...contexts, 'http://169.254.169.254/latest/meta-data'],
      }),
      JSON.stringify({ ...JSON.parse(text), '@context': [...contexts, { name: 'urn:x' }] }),
      text.replace('"criteria":{', '"criteria":{"@context":{"narrative":"urn:x"},'),
      `eyJhbGciOiJFZERTQSJ9.${Buffer.from(text).toString('base64url')}.c2ln`,
    ];
    for (const each of verdicts) expect((await judged(each)).badge!.verdict).toBe('unproved');
  });

  test('whoever takes our DID with a key of their own, or our key with their DID, fails', async () => {
    const ours = (await fileOf('json')).toString();
    const did = /did:web:[\w%.:-]+/.exec(ours)![0];
    const forged = (await foreign()).replaceAll(/did:key:(z\w+)#/g, `${did}#`);
    expect((await judged(forged)).badge!.verdict).toBe('unproved');
    const stolen = ours.replaceAll(did, `did:web:evil.example:badges:${one.hub.id}`);
    expect((await judged(stolen)).badge!.verdict).toBe('altered');
  });

  test('a PDF of ours is found by its code, and told to be the file that we hand out or not', async () => {
    const { bytes } = await one.learner.call(certificateRoutes.pdf, {
      params: { certificateId: one.certificate.id },
      query: {},
    });
    const { document, badge: attached, form } = await judged(bytes);
    expect(form).toBe('pdf');
    expect(attached).toMatchObject({ verdict: 'authentic', ours: true });
    expect(document).toMatchObject({ verdict: 'authentic', copy: 'same' });
    expect(document!.snapshot.number).toBe(one.certificate.number);
    const other = await send(Buffer.concat([bytes, Buffer.from('\n% more')]));
    expect(other.body).toMatchObject({ document: { copy: 'different' } });
  });

  test.each([
    ['nothing', ''],
    ['noise', Buffer.alloc(3000, 7)],
    ['no badge', '{"type":"Person"}'],
    ['an array', '[]'],
    ['a PDF cut short', '%PDF-1.7 nothing'],
    ['a heavy text', JSON.stringify({ type: 'OpenBadgeCredential', a: 'x'.repeat(300_000) })],
    ['a deep one', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['many values', JSON.stringify({ type: 'OpenBadgeCredential', a: Array(9000).fill(1) })],
    ['a key of objects', '{"type":"OpenBadgeCredential","__proto__":{"a":1}}'],
    ['a constructor', '{"type":"OpenBadgeCredential","a":{"constructor":1}}'],
  ])('%s is refused, clearly', async (_, payload) => {
    const { status, problem } = await send(payload);
    expect([status, problem.type]).toEqual([422, 'urn:percolateur:badge-unreadable']);
  });

  test('words in knots are given up, not untangled', async () => {
    const knots = Array.from({ length: 60 }, (_, index) => ({
      id: `_:b${index}`,
      type: ['Evidence'],
      genre: 'x',
    }));
    const text = JSON.stringify({ ...JSON.parse(await foreign()), evidence: knots });
    expect(['altered', 'unproved']).toContain((await judged(text)).badge!.verdict);
  });

  test('its holder alone takes it away; the link shows what they let, until they end it', async () => {
    const params = { badgeId: badge.id };
    for (const client of [api.stranger, one.coordinator]) {
      const { status } = await client.call(badgeRoutes.file, { params, query: { form: 'json' } });
      expect(status).toBe(client === api.stranger ? 401 : 404);
    }
    const { body: share } = await one.learner.call(badgeRoutes.share, {
      params,
      body: { named: false },
    });
    expect(share.code).toMatch(/^[0-9a-f]{40}$/);
    const shown = () => api.stranger.call(badgeRoutes.shared, { params: { code: share.code } });
    expect((await shown()).body).toMatchObject({ name: null, status: 'issued' });
    const again = await one.learner.call(badgeRoutes.share, { params, body: { named: true } });
    expect(again.body.code).toBe(share.code);
    expect((await shown()).body.name).toBe('Nadia Benali');
    await one.learner.call(badgeRoutes.hide, { params });
    expect((await shown()).status).toBe(404);
    expect((await one.learner.call(badgeRoutes.mine, {})).body[0].share).toBeNull();
  });
});
