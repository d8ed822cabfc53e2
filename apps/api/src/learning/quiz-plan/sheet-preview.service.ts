import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CourseDocument } from '@percolateur/content';
import type { QuizSheetPreview, QuizSketch } from '@percolateur/contract';
import {
  asWritten,
  candidatesIn,
  counted,
  drawHints,
  drawSheet,
  orderOf,
  qualityHints,
  shownQuestion,
  typeset,
} from '@percolateur/domain';
import type { PlanHint, PoolQuestion, Question, QuizForm } from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { QuestionVersion } from '../../record/question-version.entity';
import { CourseService } from '../course/course.service';
import { corrected } from '../question/corrections';
import { measuredBy, poolFor } from '../question/pool';
import { QuestionStore } from '../question/question-store';
import { namedIn, unequalForms } from './forms';
import { namedQuestions } from './named-questions';

/** Questions read at most to look for hints: beyond, a pattern does not change. */
const readForHints = 500;

/** A form, and what it may ask. */
interface Pooled {
  form: QuizForm;
  pool: PoolQuestion[];
}

/** Shows whoever writes a quiz what it will ask, before anything is kept. */
@Injectable()
export class SheetPreviewService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly courses: CourseService,
    private readonly store: QuestionStore,
  ) {}

  /**
   * An example sheet as learners will see it, and what the bank says of the plan. What is named and
   * is neither of the hub nor of the nation is left out.
   * @throws Refusal `not-found` or `forbidden`
   */
  async preview(
    caller: Caller,
    organisationId: string,
    { kind, forms, shuffle, form: asked, seed }: QuizSketch,
  ): Promise<QuizSheetPreview> {
    this.access.organisation(caller, organisationId, 'quiz.write');
    const named = await namedQuestions(this.db.manager, organisationId, forms.flatMap(namedIn));
    const known = new Set(named.map(({ versionId }) => versionId));
    const course = await this.courses.newestDocument();
    const measured = course ? measuredBy(course) : new Set<string>();
    const never = kind === 'training' ? measured : new Set<string>();
    const pooled: Pooled[] = [];
    for (const { id, sections } of forms) {
      const kept = sections.map((each) =>
        'draw' in each ? each : { questions: each.questions.filter((one) => known.has(one)) },
      );
      const form = { id, sections: kept };
      pooled.push({
        form,
        pool: await poolFor(this.db.manager, organisationId, namedIn(form), never),
      });
    }
    const drawn = pooled.find(({ form }) => form.id === asked) ?? pooled[0];
    const { sheet, short } = drawn
      ? drawSheet(drawn.form, drawn.pool, seed)
      : { sheet: [], short: [] };
    const standing = await corrected(this.db.manager, sheet);
    const questions = await this.store.questions(sheet.map((id) => standing.get(id) ?? id));
    return {
      questions: questions.map((each) =>
        shownQuestion(each, shuffle ? orderOf(`${seed}/${each.id}`) : asWritten),
      ),
      sections: pooled.map(({ form, pool }) => ({
        form: form.id,
        holds: candidatesIn(form, pool).map((each) => each?.length ?? null),
      })),
      missing: short.reduce((sum, { missing }) => sum + missing, 0),
      unequal: unequalForms(
        pooled.map(({ form }) => form),
        pooled.flatMap(({ pool }) => pool),
      ),
      hints: [
        ...(drawn ? drawHints(drawn.form, drawn.pool) : []),
        ...toldBefore(kind, questions, measured),
        ...(await this.patterns(pooled, shuffle, course)),
      ].map(({ what, todo }) => ({ what, todo })),
      named,
    };
  }

  /** What the questions that may be asked give away together. */
  private async patterns(
    pooled: readonly Pooled[],
    shuffle: boolean,
    course: CourseDocument | null,
  ): Promise<PlanHint[]> {
    const ids = new Set(
      pooled.flatMap(({ form, pool }) => [
        ...namedIn(form),
        ...candidatesIn(form, pool).flatMap((each) => each?.map(({ id }) => id) ?? []),
      ]),
    );
    const versions = await this.db.manager.find(QuestionVersion, {
      select: { id: true, content: true },
      where: { id: In([...ids].slice(0, readForHints)) },
    });
    const questions = versions.map(({ content }) => content);
    const lessons = new Set(questions.map(({ lessonId }) => lessonId));
    return qualityHints(questions, objectivesOf(course, lessons)).filter(
      // What is wrong with one question is told where it is written.
      ({ questionId, rule }) => questionId === null && !(shuffle && rule === 'key-position'),
    );
  }
}

/** Of the lessons that the quiz asks about. */
const objectivesOf = (course: CourseDocument | null, lessonIds: ReadonlySet<string | undefined>) =>
  (course?.halfDays ?? [])
    .flatMap(({ lessons }) => lessons)
    .filter(({ id }) => lessonIds.has(id))
    .flatMap(({ objectives }) => objectives);

/** What of the evaluation of the course this quiz, corrected before it, would give away. */
function toldBefore(
  kind: QuizSketch['kind'],
  questions: readonly Question[],
  measured: ReadonlySet<string>,
): PlanHint[] {
  const told = questions.filter(({ id }) => measured.has(id)).length;
  if (told === 0) return [];
  return [
    {
      what: typeset(
        `${counted(told, 'question de cet exemple est aussi', 'questions de cet exemple sont aussi')} de l’évaluation de la formation.`,
      ),
      todo: typeset(
        kind === 'training'
          ? 'Remplacez-les : un entraînement en dirait la réponse avant.'
          : 'Si ce quiz vient avant elle, sa correction en dira la réponse : choisissez-en d’autres.',
      ),
    },
  ];
}
