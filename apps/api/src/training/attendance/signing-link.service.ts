import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { LinkedSigning, NewSignature, NewSigningLinks, Receipt } from '@percolateur/contract';
import { checkSendLinks, followsCourse, Refusal } from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { MailQueue } from '../../platform/mail-queue';
import { InputInvalid } from '../../platform/problem.filter';
import { Enrolment } from '../../record/enrolment.entity';
import { SigningLink } from '../../record/signing-link.entity';
import { HalfDayService } from './half-day.service';
import { SigningLinkTokens } from './signing-link-tokens';
import { checkSignable, SigningService } from './signing.service';

/** Personal links, sent by e-mail: each signs one half-day, for one person. */
@Injectable()
export class SigningLinkService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly halfDays: HalfDayService,
    private readonly mail: MailQueue,
    private readonly signing: SigningService,
    private readonly tokens: SigningLinkTokens,
  ) {}

  /**
   * Asks for a link to be sent to each of these people; the same sending again changes nothing. What is
   * sent may be signed by: the half-day gains that means. Answers the cohort’s id.
   * @throws Refusal `late-too-late`; InputInvalid when somebody does not follow the course
   */
  async send(
    caller: Caller,
    halfDayId: string,
    { id: sendingId, enrolmentIds }: NewSigningLinks,
  ): Promise<string> {
    const cohortId = await this.halfDays.act(
      caller,
      halfDayId,
      async (manager, halfDay, cohort) => {
        checkSignable(cohort);
        const askedAt = this.clock.now();
        checkSendLinks(halfDay, askedAt);
        const asked = [...new Set(enrolmentIds)];
        const where = { id: In(asked), cohortId: cohort.id };
        const enrolments = await manager.findBy(Enrolment, where);
        const present = enrolments.filter(({ status }) => followsCourse(status));
        if (present.length < asked.length) {
          const message = 'Une de ces personnes ne suit pas cette session. Rien n’a été envoyé.';
          throw new InputInvalid([{ path: ['enrolmentIds'], message }]);
        }
        const { raw } = await manager
          .createQueryBuilder()
          .insert()
          .into(SigningLink)
          .values(
            asked.map((enrolmentId) => ({
              ...{ id: uuidv7(), sendingId, halfDayId, enrolmentId },
              ...{ askedById: caller.id, askedAt },
            })),
          )
          .orIgnore()
          .returning('id')
          .execute();
        const count = (raw as unknown[]).length;
        if (count === 0) return;
        await this.halfDays.addMeans(manager, caller, cohort, halfDay, 'link');
        await this.halfDays.record(manager, caller, cohort, halfDay, 'signing.links-sent', {
          count,
        });
      },
    );
    await this.mail.sweepSoon();
    return cohortId;
  }

  /**
   * What a link would sign, and whether it is time; changes nothing.
   * @throws Refusal `not-found`, or `link-of-another` to who is signed in as somebody else
   */
  async read(caller: Caller | null, token: string): Promise<LinkedSigning> {
    const { halfDay, person } = await this.open(caller, token);
    return this.signing.view(halfDay!, person!);
  }

  /** Keeps the signature of who holds the link, under the name that the link bears. */
  async sign(caller: Caller | null, token: string, signature: NewSignature): Promise<Receipt> {
    const { id, halfDayId, enrolmentId } = await this.open(caller, token);
    return this.signing.byLink(halfDayId, enrolmentId, id, signature);
  }

  private async open(caller: Caller | null, token: string) {
    const link = await this.tokens.read(this.db.manager, token);
    const { person } = link.enrolment!;
    // A session says who holds the device: it signs for nobody else.
    if (caller && caller.id !== person!.id) throw new Refusal('link-of-another');
    return { ...link, person };
  }
}
