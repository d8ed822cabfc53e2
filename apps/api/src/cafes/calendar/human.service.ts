import { Injectable } from '@nestjs/common';
import type { AskedQuestion } from '@percolateur/contract';
import { answersHumanQuestion, humanQuestion, paces, Refusal, typeset } from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { ThrottleService } from '../../platform/throttle.service';
import { CafeTokens } from './cafe-tokens';

/** Tells people from programs that fill forms, without a third party, a picture or a script. */
@Injectable()
export class HumanService {
  constructor(
    private readonly throttle: ThrottleService,
    private readonly tokens: CafeTokens,
  ) {}

  ask(): AskedQuestion {
    const seed = uuidv7();
    return {
      token: this.tokens.of('human-question', seed),
      question: typeset(humanQuestion(seed).question),
    };
  }

  /**
   * Lets an answer pass. One question bears a few tries: the same form sent again, not a flood.
   * @throws Refusal `question-failed`, `too-many-tries`
   */
  async check(token: string, answer: string): Promise<void> {
    const seed = this.tokens.idOf('human-question', token);
    await this.throttle.count(paces.humanAnswers, seed);
    if (!answersHumanQuestion(seed, answer)) throw new Refusal('question-failed');
  }
}
