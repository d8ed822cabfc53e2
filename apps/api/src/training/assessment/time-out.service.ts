import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { graceSeconds } from '@percolateur/domain';
import { subSeconds } from 'date-fns/subSeconds';
import { DataSource } from 'typeorm';
import { following } from '../../learning/quiz/attempts';
import { HandInService } from '../../learning/quiz/hand-in.service';
import { Clock } from '../../platform/clock';
import { QuizAttempt } from '../../record/quiz-attempt.entity';

/** Attempts ended in one go: a roomful, many times over. */
const perSweep = 500;

/** Hands in what nobody came back to: its time is over, and its answers count. */
@Injectable()
export class TimeOutService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly handIn: HandInService,
    private readonly clock: Clock,
  ) {}

  /** Ends every attempt whose time is over, the grace too. Answers how many. */
  async endTimedOut(): Promise<number> {
    const due = await this.db.manager
      .createQueryBuilder(QuizAttempt, 'a')
      .innerJoin('a.enrolment', 'e')
      .where(`a.status = 'started' and a.paused_at is null and a.deadline_at < :before`, {
        before: subSeconds(this.clock.now(), graceSeconds),
      })
      .andWhere('e.status = any(:following)', { following })
      .orderBy('a.deadlineAt')
      .limit(perSweep)
      .getMany();
    let ended = 0;
    for (const each of due) {
      await this.db.transaction(async (manager) => {
        if (await this.handIn.endIfTimedOut(manager, each)) ended += 1;
      });
    }
    return ended;
  }
}
