import { certificateRoutes } from '@percolateur/contract';
import { badgeAddresses } from '@percolateur/domain';
import { attestedIn } from '../../../test/attested';
import type { Attestation } from '../../../test/attested';
import { judgedOutside } from '../../../test/outsider';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { Secrets } from '../../platform/secrets';
import { keepEvidence } from '../../record/apart';
import { Badge } from '../../record/badge.entity';
import { CertificateEvent } from '../../record/certificate-event.entity';
import { Certificate } from '../../record/certificate.entity';
import { IssuerKey } from '../../record/issuer-key.entity';
import { latestCertificates } from '../../record/standing-certificates';
import { uuidv7 } from 'uuidv7';
import { AwardService } from './award.service';
import { rotateKey, signingKey } from './issuer-keys';
import { credentialsOf } from './kept-badges';
import { signed } from './signing';

// Sessions of specs are those of a site without TLS; did:web asks the same host with it.
const publicUrl = 'http://percolateur.example';
const year = 365 * 24 * 3600_000;
const genuine = { signature: true, status: true, expired: false, error: null };

describe('badges', () => {
  let api: TestApi;
  let one: Attestation;

  // Long ago: the outsider’s clock is that of the machine.
  beforeAll(async () => {
    api = await startApi({ at: '2024-11-26T08:00:00Z', env: { PUBLIC_URL: publicUrl } });
  });
  beforeEach(async () => {
    one = await attestedIn(api, { firstDay: '2024-11-26' });
  });
  afterAll(() => api.stop());

  const badgeOf = async (
    certificateId = one.certificate.id,
    achievement: Badge['achievement'] = 'trained',
  ) => {
    const badge = await api.db.manager.findOneByOrFail(Badge, { certificateId, achievement });
    const text = (await credentialsOf(api.db.manager, [badge.id])).get(badge.id)!;
    return { badge, text, credential: JSON.parse(text) as Record<string, never> };
  };
  const outside = (credential: object) => judgedOutside(api, publicUrl, credential);
  const read = (path: string, headers: Record<string, string> = {}) =>
    api.stranger.send({ method: 'GET', url: `/badges/${one.hub.id}${path}`, headers });
  const happened = async (kind: CertificateEvent['kind']) => {
    api.clock.set(new Date(api.clock.now().getTime() + 60_000).toISOString());
    await keepEvidence(api.db.manager, CertificateEvent, [
      {
        ...{ id: uuidv7(), certificateId: one.certificate.id, kind, actorId: one.person.id },
        ...{ at: api.clock.now(), about: one.person.id, said: { reason: 'Vérification' } },
      },
    ]);
  };
  const rotate = () =>
    api.db.transaction((manager) =>
      rotateKey(manager, api.app.get(Secrets), {
        ...{ organisationId: one.hub.id, now: api.clock.now() },
      }),
    );

  test('come with the attestation, once, and name nobody', async () => {
    const { badge, text } = await badgeOf();
    expect(badge).toMatchObject({ organisationId: one.hub.id, statusNumber: 0 });
    for (const private_ of ['Benali', one.person.email, one.certificate.code]) {
      expect(text).not.toContain(private_);
    }
    expect(text).toContain(one.certificate.number);
    await Promise.all([one.issue(), one.issue('realisation'), one.issue()]);
    expect(await api.db.manager.countBy(Badge, { organisationId: one.hub.id })).toBe(1);
  });

  test('come to who had their attestation before there were any, when it is issued again', async () => {
    await api.asOwner(
      `alter table badge disable trigger append_only; delete from badge;
       alter table badge enable trigger append_only`,
    );
    await one.issue();
    expect(await outside((await badgeOf()).credential)).toEqual(genuine);
  });

  test('an outsider’s verifier accepts one, and refuses it with one word changed', async () => {
    const { credential, text } = await badgeOf();
    expect(await outside(credential)).toEqual(genuine);
    const changed = JSON.parse(text.replace('finale réussie', 'finale brillante')) as object;
    expect(await outside(changed)).toMatchObject({ signature: false, error: 'invalid_signature' });
  });

  test('an outsider’s verifier notices a key that is not the issuer’s', async () => {
    const { credential } = await badgeOf();
    const other = await attestedIn(api, { firstDay: '2024-11-26' });
    const { key } = await keyOf(other.hub.id);
    const unsigned = withoutProof(credential);
    const { did } = badgeAddresses(publicUrl, one.hub.id);
    const [forged] = await signed({
      ...{ credentials: [unsigned], did, key, at: api.clock.now().getTime() },
    });
    expect((await outside(JSON.parse(forged) as object)).signature).toBe(false);
  });

  test('an outsider’s verifier notices that one is expired', async () => {
    const { credential } = await badgeOf();
    const { key, did } = await keyOf(one.hub.id);
    const unsigned = withoutProof(credential);
    const [signedAnew] = await signed({
      credentials: [{ ...unsigned, validUntil: '2025-01-01T00:00:00Z' }],
      ...{ did, key, at: api.clock.now().getTime() },
    });
    expect(await outside(JSON.parse(signedAnew) as object)).toMatchObject({ expired: true });
  });

  test('what becomes of the attestation becomes of the badge', async () => {
    const { credential } = await badgeOf();
    await happened('suspended');
    expect(await bits('suspension')).toEqual([0]);
    expect(await bits('revocation')).toEqual([]);
    await happened('restored');
    expect(await bits('suspension')).toEqual([]);
    expect(await outside(credential)).toEqual(genuine);
    await one.coordinator.call(certificateRoutes.revoke, {
      params: { certificateId: one.certificate.id },
      body: { reason: 'Délivrée par erreur' },
    });
    expect(await bits('revocation')).toEqual([0]);
    expect(await outside(credential)).toMatchObject({ signature: true, status: false });
  });

  test('a corrected attestation brings its badges anew, and revokes those before', async () => {
    await host();
    const before = await badgeOf();
    await api.db.query(`update person set last_name = 'Benali-Roux' where id = $1`, [
      one.person.id,
    ]);
    const { body } = await one.coordinator.call(certificateRoutes.correct, {
      params: { certificateId: one.certificate.id },
      body: { reason: 'Nom d’usage' },
    });
    expect(await bits('revocation')).toEqual([0, 1]);
    expect((await outside(before.credential)).status).toBe(false);
    for (const achievement of ['trained', 'host'] as const) {
      const { credential } = await badgeOf(body.id, achievement);
      expect(await outside(credential)).toEqual(genuine);
    }
    const { text } = await badgeOf(body.id, 'host');
    expect(text).toContain('Médiathèque de Flers');
  });

  test('who has held a first café is given the other badge, once', async () => {
    await host();
    await host();
    const { credential, text } = await badgeOf(one.certificate.id, 'host');
    expect(text).toContain('Animateur·rice Café IA');
    expect(await outside(credential)).toEqual(genuine);
  });

  test('a year of keys: each signs in its time, and what all of them signed verifies', async () => {
    const given = [await badgeOf()];
    const { hub } = one;
    const keys = new Set([given[0].badge.keyId]);
    for (let quarter = 1; quarter <= 4; quarter += 1) {
      api.clock.set(new Date(api.clock.now().getTime() + year / 4).toISOString());
      await rotate();
      const day = api.clock.now().toISOString().slice(0, 10);
      const later = await attestedIn(api, { firstDay: day, hub });
      given.push(await badgeOf(later.certificate.id));
      keys.add(given.at(-1)!.badge.keyId);
    }
    expect(keys.size).toBe(5);
    for (const { credential } of given) expect(await outside(credential)).toEqual(genuine);
    const secrets = await api.db.manager.findBy(IssuerKey, { organisationId: hub.id });
    expect(secrets.filter(({ sealedSecret }) => sealedSecret)).toHaveLength(1);
    const { body } = await read('/did.json');
    expect((body as unknown as { assertionMethod: string[] }).assertionMethod).toHaveLength(5);
  });

  test('keys are at rest under the secret key, and one that cannot be read is replaced', async () => {
    const [{ sealedSecret }] = await api.db.manager.findBy(IssuerKey, {
      organisationId: one.hub.id,
    });
    expect(new Secrets('another').unseal('issuer-key', sealedSecret!)).toBeNull();
    expect(api.app.get(Secrets).unseal('other purpose', sealedSecret!)).toBeNull();
    const key = await api.db.transaction((manager) =>
      signingKey(manager, new Secrets('another'), {
        ...{ organisationId: one.hub.id, now: api.clock.now() },
      }),
    );
    const { badge } = await badgeOf();
    expect(key.id).not.toBe(badge.keyId);
    expect(await outside((await badgeOf()).credential)).toEqual(genuine);
  });

  test('what badges name is hosted, under the types that it has', async () => {
    const { credential } = await badgeOf();
    const addresses = badgeAddresses(publicUrl, one.hub.id);
    expect(credential).toMatchObject({
      issuer: { id: addresses.did },
      credentialSubject: { achievement: { id: addresses.achievement('trained') } },
    });
    const did = await read('/did.json');
    expect(did.headers).toMatchObject({
      'content-type': expect.stringContaining('application/did+ld+json'),
      'cache-control': 'public, max-age=3600',
      'access-control-allow-origin': '*',
    });
    expect((await read('/did.json', { 'if-none-match': String(did.headers.etag) })).status).toBe(
      304,
    );
    const list = await read('/status/0/revocation');
    expect(list.headers).toMatchObject({
      'content-type': expect.stringContaining('application/vc'),
      'cache-control': 'public, max-age=300',
    });
    expect((await read('')).body).toMatchObject({ type: ['Profile'], id: addresses.did });
    expect((await read('/host')).body).toMatchObject({ name: 'Animateur·rice Café IA' });
    const svg = await read('/trained/image.svg');
    expect(svg.headers['content-type']).toContain('image/svg+xml');
    expect(svg.bytes.toString()).toContain(
      `<title>Formé·e à l’animation de cafés IA, ${one.hub.name}`,
    );
    const png = await read('/trained/image.png');
    expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
  });

  test('addresses that name nothing are not found', async () => {
    for (const path of [
      ...['/other', '/status/0/other', '/status/1/revocation', '/status/x/revocation'],
      ...['/trained/image.gif', '/__proto__', '/status/-1/revocation'],
    ]) {
      expect([path, (await read(path)).status]).toEqual([path, 404]);
    }
    expect(
      (await api.stranger.send({ method: 'GET', url: '/badges/nobody/did.json' })).status,
    ).toBe(404);
    const nobody = `/badges/${uuidv7()}`;
    for (const path of ['', '/did.json', '/trained', '/status/0/revocation']) {
      expect((await api.stranger.send({ method: 'GET', url: nobody + path })).status).toBe(404);
    }
  });

  const withoutProof = (credential: object) => {
    const unsigned = { ...credential } as { proof?: object };
    delete unsigned.proof;
    return unsigned;
  };

  /** Which bits of the list are set. */
  async function bits(purpose: string): Promise<number[]> {
    const { body } = await read(`/status/0/${purpose}`, { accept: 'application/json' });
    const { encodedList } = (body as unknown as { credentialSubject: { encodedList: string } })
      .credentialSubject;
    const { gunzipSync } = await import('node:zlib');
    const bytes = gunzipSync(Buffer.from(encodedList.slice(1), 'base64url'));
    return [...bytes].flatMap((byte, at) =>
      [0, 1, 2, 3, 4, 5, 6, 7].flatMap((bit) => (byte & (0x80 >> bit) ? [at * 8 + bit] : [])),
    );
  }

  async function keyOf(organisationId: string) {
    const { pair } = await api.db.transaction((manager) =>
      signingKey(manager, api.app.get(Secrets), { organisationId, now: api.clock.now() }),
    );
    return { key: pair, did: badgeAddresses(publicUrl, organisationId).did };
  }

  async function host() {
    await api.db.transaction(async (manager) => {
      const certificate = await manager.findOneByOrFail(Certificate, { id: one.certificate.id });
      const [standing] = await latestCertificates(manager, [certificate.enrolmentId]);
      await api.app
        .get(AwardService)
        .awardSince(
          manager,
          'host',
          { certificate, snapshot: standing.snapshot, person: one.person },
          [{ name: 'Premier café', narrative: 'Le 12 décembre 2024, Médiathèque de Flers.' }],
        );
    });
  }
});
