import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { asksCertainty, frenchDateRange, plainOf } from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import { Sheets } from '../../learning/quiz/sheets';
import type { AskedQuiz } from '../../learning/quiz/sheets';
import { Press } from '../../pdf/press';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import type { Cohort } from '../../record/cohort.entity';
import { HalfDay } from '../../record/half-day.entity';
import { Organisation } from '../../record/organisation.entity';
import { QuestionImage } from '../../record/question-image.entity';
import type { QuizPaper } from '../../record/quiz-paper.entity';
import { shownOn } from './paper-facts';
import type { PaperHeading } from './paper-type';
import { PapersService } from './papers.service';
import { keyPaper, questionsPaper } from './printed-papers';

/** Prints the paper versions of quizzes, and their keys. */
@Injectable()
export class PrintService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly papers: PapersService,
    private readonly sheets: Sheets,
    private readonly press: Press,
    private readonly clock: Clock,
  ) {}

  /** The questions and the answer sheet. @throws Refusal `not-found` or `forbidden` */
  async questions(
    caller: Caller,
    cohortId: string,
    paperId: string,
    large: boolean,
  ): Promise<Buffer> {
    const { heading, paper, quiz } = await this.facts(caller, cohortId, paperId);
    const shown = shownOn(paper, quiz.questions);
    return this.press.print(questionsPaper, {
      ...{ heading, questions: shown, certainty: asksCertainty(quiz), large },
      marked: quiz.kind !== 'positioning',
      pictures: await this.pictures(shown),
      now: this.clock.now(),
    });
  }

  /** What is right, and why, for the staff of the cohort. @throws Refusal `not-found` or `forbidden` */
  async key(caller: Caller, cohortId: string, paperId: string, large: boolean): Promise<Buffer> {
    const { heading, paper, quiz } = await this.facts(caller, cohortId, paperId);
    const shown = shownOn(paper, quiz.questions);
    return this.press.print(keyPaper, {
      ...{ heading, large, pictures: await this.pictures(quiz.questions) },
      questions: quiz.questions.map((whole, place) => ({ whole, shown: shown[place] })),
      now: this.clock.now(),
    });
  }

  private async facts(
    caller: Caller,
    cohortId: string,
    paperId: string,
  ): Promise<{ heading: PaperHeading; paper: QuizPaper; quiz: AskedQuiz }> {
    const { cohort, paper } = await this.papers.ofCohort(caller, cohortId, paperId);
    const quiz = await this.sheets.asked(paper);
    return { heading: await this.heading(cohort, paper, quiz), paper, quiz };
  }

  private async heading(cohort: Cohort, paper: QuizPaper, quiz: AskedQuiz): Promise<PaperHeading> {
    const { manager } = this.db;
    const [organisation, halfDays] = await Promise.all([
      manager.findOneByOrFail(Organisation, { id: cohort.organisationId }),
      manager.find(HalfDay, { where: { cohortId: cohort.id }, order: { startsAt: 'ASC' } }),
    ]);
    const [first, last] = [halfDays[0], halfDays.at(-1)];
    return {
      ...{ organisation: organisation.name, quiz: quiz.title, intro: plainOf(quiz.intro) },
      cohort: cohort.title,
      dates: first && last ? frenchDateRange(first.startsAt, last.endsAt, cohort.timeZone) : '',
      ...{ number: paper.number, form: paper.form || null, minutes: quiz.minutes ?? null },
    };
  }

  /** The pictures that these questions name, by address. */
  private async pictures(questions: readonly object[]): Promise<Map<string, Uint8Array>> {
    const named = JSON.stringify(questions).match(/question-images\/[0-9a-f]{64}/g) ?? [];
    if (named.length === 0) return new Map();
    const hashes = new Set(named.map((each) => each.slice(-64)));
    const { pictureAddress } = await import('@percolateur/content/text');
    const images = await this.db.manager.findBy(QuestionImage, { sha256: In([...hashes]) });
    return new Map(
      images.map(({ sha256, bytes }) => [pictureAddress(sha256), Uint8Array.from(bytes)]),
    );
  }
}
