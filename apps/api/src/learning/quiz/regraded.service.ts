import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { asNumber } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { runPrepared } from '../../platform/sql';
import type { QuizAttempt } from '../../record/quiz-attempt.entity';
import type { AttemptFacts } from './attempt-view';
import { Sheets } from './sheets';

interface Told {
  sheet: string[];
  at: Date;
  reason: string | null;
  percent: number;
  possible: number;
  passed: boolean | null;
  numerator: number;
  denominator: number;
}

/**
 * The last result of an attempt, where a decision had it marked anew, beside the one before. What a
 * reading added since is marked by the same questions.
 */
const findRegraded = {
  name: 'find-regraded',
  text: `
    select last.sheet, last.at, said.content->>'reason' as reason, before.percent, before.possible,
           before.passed, before.points_numerator as numerator, before.points_denominator as denominator
    from (select * from attempt_result where attempt_id = $1 and cause <> 'read'
          order by sequence desc limit 1) last
    cross join lateral (
      select * from attempt_result where attempt_id = $1 and sequence < last.sequence
      order by sequence desc limit 1) before
    left join personal_data said on said.evidence_id = last.regrading_id
    where last.regrading_id is not null`,
};

/** Tells learners why a result is not what it first was. */
@Injectable()
export class RegradedService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly sheets: Sheets,
  ) {}

  /** Null for an attempt whose result no decision changed. */
  async of(attempt: QuizAttempt): Promise<AttemptFacts['regraded']> {
    const [told] = await runPrepared<Told>(this.db, findRegraded, [attempt.id]);
    if (!told) return null;
    const { at, reason, percent, possible, passed, numerator, denominator } = told;
    const points = asNumber({ numerator, denominator });
    return {
      view: { at: at.toISOString(), reason, before: { percent, points, possible, passed } },
      quiz: await this.sheets.markedBy(attempt, told.sheet),
    };
  }
}
