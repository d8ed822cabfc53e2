import { join } from 'node:path';
import type { AddressObject } from 'mailparser';
import { simpleParser } from 'mailparser';
import { deliveryReport } from '../../../test/returned-mail';
import { signedOnTime } from '../../../test/signatures';
import { startApi } from '../../../test/start-api';
import { startWorker, until } from '../../../test/start-worker';
import { ChainSeal } from '../../record/chain-seal.entity';
import { SealNotice } from '../../record/seal-notice.entity';
import { suppressionAt } from '../../record/returns';
import { ReturnedMail } from '../bounce/returned-mail';
import { listMail, readMail } from '../mail/mail-store';

test('each seal is mailed to its hub, once, with what proves it', async () => {
  const api = await startApi({ at: '2026-11-26T09:00:00Z' });
  const { hub, cohort } = await api.scene.ledCohort();
  const nadia = await api.scene.person();
  await api.scene.enrol(cohort, nadia);
  await signedOnTime(api, nadia, cohort.halfDays.slice(0, 2));

  const worker = await startWorker(api);
  const told = () => api.db.manager.findOneByOrFail(SealNotice, { organisationId: hub.id });
  await until(async () => (await told().catch(() => null))?.toldAt);
  await worker.stop();

  const folder = join(api.dataDir, 'mail');
  const mails = await Promise.all(
    (await listMail(folder)).map(async (id) => simpleParser((await readMail(folder, id)) ?? '')),
  );
  const [letter, ...others] = mails.filter(
    ({ to }) => (to as AddressObject).value[0].address === hub.contactEmail,
  );
  expect(others).toEqual([]);
  const [seal] = await api.db.manager.find(ChainSeal);
  expect(letter.text).toContain(seal.hash);
  expect(letter.attachments.map(({ filename }) => filename)).toEqual(['2.tsr', '2.pem']);
  expect(letter.attachments[0].content.equals(seal.token)).toBe(true);

  // What comes back of it is read like what comes back of any letter.
  const { id } = await told();
  const returned = api.app.get(ReturnedMail);
  expect(await returned.take(deliveryReport(id))).toEqual({ kind: 'hard', known: true });
  expect(await suppressionAt(api.db.manager, hub.contactEmail)).toBe('hard');
  await api.stop();
});
