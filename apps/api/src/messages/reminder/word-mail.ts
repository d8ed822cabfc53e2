import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  frenchSlot,
  fullName,
  gatheringMinutes,
  isToldToTeam,
  newsOf,
  urgentHours,
} from '@percolateur/domain';
import { addHours } from 'date-fns/addHours';
import { addMinutes } from 'date-fns/addMinutes';
import { subDays } from 'date-fns/subDays';
import { DataSource, In, IsNull } from 'typeorm';
import { Clock } from '../../platform/clock';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { MailQueue } from '../../platform/mail-queue';
import { reachedAt } from '../../people/people/person-at';
import type { Cohort } from '../../record/cohort.entity';
import { WordNotice } from '../../record/word-notice.entity';
import type { Letter } from '../mail/layout';
import { teamTold } from '../mail/letters-team';
import { Mailer, MailRefused } from '../mail/mailer';

const retryMinutes = 10;
/** Later than that, the page has been opened. */
const worthDays = 3;
/** That somebody was told is of no use for longer. */
const keptDays = 30;

/**
 * What is to be told, by who is told and of which session: the first word of each letter. It leaves
 * when the first has waited long enough for others, or when somebody is waited for soon.
 */
const ripe = `
  select (array_agg(n.id order by w.at, n.id))[1] as id
  from word_notice n join attendance_word w on w.id = n.word_id
  join half_day h on h.id = w.half_day_id
  where n.told_at is null and w.at > $2 and (n.next_try_at is null or n.next_try_at <= $1)
  group by n.person_id, h.cohort_id
  having bool_or(abs(extract(epoch from ($1::timestamptz - w.at))) >= ${gatheringMinutes * 60})
    or bool_or(w.kind <> 'contest' and h.starts_at <= $3)
  limit 100`;

/** Tells the trainers of a cohort, and its hub, what people say of their half-days. */
@Injectable()
export class WordMail {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly mailer: Mailer,
    private readonly queue: MailQueue,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** Queues what nobody was told, once it is time. */
  async resume(): Promise<void> {
    const now = this.clock.now();
    const letters: { id: string }[] = await this.db.query(ripe, [
      now,
      subDays(now, worthDays),
      addHours(now, urgentHours),
    ]);
    for (const { id } of letters) await this.queue.sendNotice('word', id);
  }

  /** Tells all that was to be told with this notice, in one letter. */
  async send(id: string): Promise<void> {
    const first = await this.db.manager.findOne(WordNotice, {
      where: { id },
      relations: { person: true, word: { halfDay: { cohort: { organisation: true } } } },
    });
    if (!first || first.toldAt) return;
    const { cohortId, cohort } = first.word!.halfDay!;
    const notices = await this.db.manager.find(WordNotice, {
      where: {
        toldAt: IsNull(),
        personId: first.personId ?? IsNull(),
        word: { halfDay: { cohortId } },
      },
      relations: { word: { halfDay: true } },
      order: { word: { at: 'ASC', id: 'ASC' } },
    });
    const { name, contactEmail } = cohort!.organisation!;
    const person = first.person && (await reachedAt(this.db.manager, first.person));
    const to = person
      ? { name: fullName(person), address: person.email }
      : { name, address: contactEmail };
    const write = (fields: Partial<WordNotice>) =>
      this.db.manager.update(WordNotice, { id: In(notices.map((each) => each.id)) }, fields);
    try {
      const greeting = person ? `Bonjour ${person.firstName},` : 'Bonjour,';
      const letter = this.written(greeting, cohort!, notices);
      // What was said meanwhile makes another letter of it, which mail programs must not take for the same.
      const under = `${id}-${notices.length}`;
      const envelope = { id: under, to, fromName: name, replyTo: null, lane: 'prompt' } as const;
      if (letter) await this.mailer.send(envelope, letter);
    } catch (error) {
      if (!(error instanceof MailRefused)) throw error;
      if (!error.failure.final) {
        await write({ nextTryAt: addMinutes(this.clock.now(), retryMinutes) });
        return;
      }
    }
    await write({ toldAt: this.clock.now() });
  }

  /** Forgets who was told of what was said long ago. */
  async forget(): Promise<void> {
    await this.db.query(
      `delete from word_notice n using attendance_word w where w.id = n.word_id and w.at < $1`,
      [subDays(this.clock.now(), keptDays)],
    );
  }

  /** Null when what was said comes to nothing. */
  private written(
    greeting: string,
    { id, title, timeZone }: Cohort,
    notices: readonly WordNotice[],
  ): Letter | null {
    const said = notices.flatMap(({ word }) => {
      const { kind, halfDayId, personId, halfDay } = word!;
      return isToldToTeam(kind) ? [{ kind, halfDayId, personId, halfDay: halfDay! }] : [];
    });
    const news = newsOf(said).sort(
      (a, b) => Number(a.halfDay.startsAt) - Number(b.halfDay.startsAt),
    );
    const [earliest] = news;
    if (!earliest) return null;
    const { halfDayId } = news.find(({ kind }) => kind === 'contest') ?? earliest;
    const bySlot = Map.groupBy(news, (each) => each.halfDayId);
    return teamTold({
      greeting,
      cohortTitle: title,
      slots: [...bySlot.values()].map((words) => {
        const { startsAt, endsAt } = words[0]!.halfDay;
        const kinds = words.map(({ kind }) => kind);
        return { slot: frenchSlot(startsAt, endsAt, timeZone), kinds };
      }),
      url: `${this.env.publicUrl}/animer/${id}?creneau=${halfDayId}`,
    });
  }
}
