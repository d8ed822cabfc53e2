import type { QuestionStatus } from '@percolateur/domain';
import { ViewColumn, ViewEntity } from 'typeorm';

/** What was last decided of each version of a question. */
@ViewEntity({ name: 'question_standing', synchronize: false })
export class QuestionStanding {
  @ViewColumn()
  versionId: string;

  @ViewColumn()
  questionId: string;

  @ViewColumn()
  number: number;

  @ViewColumn()
  status: QuestionStatus;

  @ViewColumn()
  at: Date;
}
