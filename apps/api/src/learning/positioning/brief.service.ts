import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { firstPositioning } from '@percolateur/content';
import type { BeliefBrief } from '@percolateur/contract';
import { certaintyAgainst, fewestShown, heldBeliefs, plainOf, Refusal } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { CourseService } from '../course/course.service';
import { Sheets } from '../quiz/sheets';
import { handedInAt, lessonLink } from './taken';

/** The beliefs that a room holds confidently and wrongly, for those who will answer them. */
@Injectable()
export class BriefService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly courses: CourseService,
    private readonly sheets: Sheets,
  ) {}

  /** @throws Refusal `not-found` or `forbidden`; `not-found` too where the course asks nothing */
  async read(caller: Caller, cohortId: string): Promise<BeliefBrief> {
    const { courseVersionId, title } = await this.access.cohort(caller, cohortId, 'cohort.read');
    const { document } = await this.courses.course(courseVersionId);
    const quiz = firstPositioning(document);
    if (!quiz) throw new Refusal('not-found');
    const handedIn = await handedInAt(this.db.manager, this.sheets, quiz, { cohortId });
    const view = { cohortTitle: title, handedIn: handedIn.length, fewest: fewestShown };
    if (handedIn.length < fewestShown) return { ...view, beliefs: [], certainty: [] };
    const answers = handedIn.map((each) => each.answers);
    const told = quiz.misconceptions ?? [];
    const beliefs = told.flatMap(({ questionId, beliefs: of }) =>
      of.map((belief) => ({ ...belief, questionId })),
    );
    return {
      ...view,
      beliefs: heldBeliefs(beliefs, answers).flatMap(({ questionId, text, ...held }) => {
        const question = quiz.questions.find(({ id }) => id === questionId);
        const activity = told.find((each) => each.questionId === questionId)?.activity;
        if (!question || !activity) return [];
        const { chosen, sure, rather } = held;
        const lesson = lessonLink(document, question.lessonId);
        return [{ text, prompt: plainOf(question.prompt), chosen, sure, rather, lesson, activity }];
      }),
      certainty: certaintyAgainst(quiz.questions, answers),
    };
  }
}
