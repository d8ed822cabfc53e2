import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { RuleName, RulePreview } from '@percolateur/contract';
import {
  addLocalDays,
  fullName,
  isWorded,
  localDate,
  paces,
  recipients,
  Refusal,
  typeset,
  wordsFaults,
  ofName,
} from '@percolateur/domain';
import type { ReminderEnrolment, ReminderFacts, LetterWords } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { InputInvalid } from '../../platform/problem.filter';
import { ThrottleService } from '../../platform/throttle.service';
import type { Cohort } from '../../record/cohort.entity';
import { Person } from '../../record/person.entity';
import { htmlOf, textOf } from '../mail/layout';
import type { Letter } from '../mail/layout';
import { letters } from '../mail/letters';
import { Mailer, MailRefused } from '../mail/mailer';
import { LetterWriter } from './letter-writer';
import { reminderFacts } from './reminder-facts';

/** Somebody of whom only the name is true: the caller, in a cohort without people. */
const stranger = (personId: string, now: Date): ReminderEnrolment => ({
  ...{ id: personId, personId, status: 'accepted', walkIn: false, withdrawnAt: null },
  ...{ departures: 0, toldRevision: null, invitedAt: now, invitationExpiresAt: null },
  ...{ acceptedAt: now, positioningDone: false, signedHalfDayIds: [], certificateIssuedAt: null },
  ...{ correction: null, surveysAnswered: [], signingLinks: [], cafe: null, paused: false },
  ...{ claimsCorrectedAt: [], documentSendings: [] },
});

/** Shows a message before it leaves: as one person of a cohort would receive it, or in one’s own mailbox. */
@Injectable()
export class RulePreviewService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly clock: Clock,
    private readonly throttle: ThrottleService,
    private readonly writer: LetterWriter,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /**
   * The letter with the words given, or as they stand.
   * @throws Refusal `not-found`, `forbidden`, `cohort-without-dates`, `input-invalid`
   */
  async preview(
    caller: Caller,
    cohortId: string,
    rule: RuleName,
    words: LetterWords | null,
  ): Promise<RulePreview> {
    const { letter, who } = await this.write(caller, cohortId, rule, words);
    return {
      who,
      subject: typeset(letter.subject),
      html: htmlOf(letter),
      text: textOf(letter),
      attachments: (letter.attachments ?? []).map(({ filename }) => filename),
    };
  }

  /**
   * Sends it to the caller alone, and answers once the mail server has taken it. Calendar entries
   * are left out: nobody’s diary is for tests.
   * @throws Refusal as above, `too-many-tries`, or `mail-refused`
   */
  async test(
    caller: Caller,
    cohortId: string,
    rule: RuleName,
    words: LetterWords | null,
  ): Promise<{ sentTo: string }> {
    const { letter, cohort, who } = await this.write(caller, cohortId, rule, words);
    await this.throttle.count(paces.testLetters, caller.id);
    const { email, ...name } = await this.db.manager.findOneByOrFail(Person, { id: caller.id });
    const mailer = await Mailer.open(this.env);
    try {
      await mailer.send(
        {
          id: uuidv7(),
          to: { name: fullName(name), address: email },
          fromName: cohort.organisation!.name,
          replyTo: cohort.organisation!.contactEmail,
          lane: 'prompt',
        },
        {
          ...letter,
          subject: `[Essai] ${letter.subject}`,
          after: [
            ...letter.after,
            `Ceci est un essai, avec les données ${ofName(who)}. Personne d’autre ne l’a reçu.`,
          ],
          attachments: [],
        },
      );
    } catch (error) {
      if (error instanceof MailRefused) throw new Refusal('mail-refused');
      throw error;
    } finally {
      await mailer.close();
    }
    return { sentTo: email };
  }

  private async write(
    caller: Caller,
    cohortId: string,
    rule: RuleName,
    words: LetterWords | null,
  ): Promise<{ letter: Letter; cohort: Cohort; who: string }> {
    await this.access.cohort(caller, cohortId, 'message.manage');
    if (words) {
      const faults = isWorded(rule) ? wordsFaults(rule, words) : [];
      if (faults.length > 0) {
        throw new InputInvalid(
          faults.map(({ field, message }) => ({ path: ['words', field], message })),
        );
      }
    }
    const { manager } = this.db;
    const now = this.clock.now();
    const facts = (await reminderFacts(manager, [cohortId])).get(cohortId);
    if (!facts || facts.cohort.halfDays.length === 0) throw new Refusal('cohort-without-dates');
    const sample = sampleOf(rule, facts, caller.id, now);
    // No personal link is made for a preview.
    const about = {
      ...sample.message,
      cohortId,
      rule: rule === 'sign-link' ? 'sign' : rule,
    } as const;
    const contexts = await this.writer.read(manager, [about], new Map([[cohortId, sample.facts]]));
    const context = await contexts.of(about, now);
    const letter = letters[rule]({
      ...context,
      ...(words && { words }),
      ...(rule === 'sign-link' && {
        signingLink: { halfDayId: context.halfDays[0].id, token: '' },
      }),
      documents: context.documents.length > 0 ? context.documents : ['realisation', 'attestation'],
    });
    const [url] = letter.action.url.split('#');
    return {
      letter: { ...letter, action: { ...letter.action, url: url ?? '' } },
      cohort: context.cohort,
      who: fullName(context.person),
    };
  }
}

/**
 * Whom the letter is shown for: the first who is to receive it, else anybody of the cohort, else the
 * caller; and what it is about, where that has not come yet.
 */
function sampleOf(rule: RuleName, facts: ReminderFacts, callerId: string, now: Date) {
  const { cohort } = facts;
  const [first] = [...cohort.halfDays].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  if (rule === 'trainer-evening') {
    const day = localDate(first!.startsAt, cohort.timeZone);
    const personId = facts.trainers[0]?.personId ?? callerId;
    return {
      facts,
      message: { personId, enrolmentId: null, occurrence: `${cohort.id}/${day}` },
    };
  }
  const lines = recipients(rule, facts, [], now);
  const wanted = lines.find(({ verdict, enrolmentId }) => enrolmentId && verdict !== 'not');
  const found =
    facts.enrolments.find(({ id }) => id === wanted?.enrolmentId) ??
    facts.enrolments.find(({ status }) => status === 'accepted') ??
    facts.enrolments[0];
  const learner = found ?? stranger(callerId, now);
  const lastDay = localDate(
    new Date(Math.max(...cohort.halfDays.map(({ endsAt }) => endsAt.getTime()))),
    cohort.timeZone,
  );
  const cafe = learner.cafe ?? { plannedOn: addLocalDays(lastDay, 30), saidAt: now };
  return {
    facts: { ...facts, enrolments: [{ ...learner, cafe }] },
    message: {
      personId: learner.personId,
      enrolmentId: found?.id ?? null,
      occurrence: `${learner.id}/${first!.id}`,
    },
  };
}
