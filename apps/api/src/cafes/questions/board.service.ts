import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { QuestionTheme } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { CourseService } from '../../learning/course/course.service';

/** Those asked for: that come back, that have an answer, that wait for one. */
export type BoardState = 'back' | 'answered' | 'waiting';

/** What a passer-by asks of the board. */
export interface BoardWanted {
  /** Empty for everywhere. */
  departement: string;
  theme: QuestionTheme | '';
  state: BoardState | '';
  /** The question after which the page begins. */
  after: string;
}

/** A question that a hub has read, as everybody may read it. */
export interface BoardQuestion {
  id: string;
  theme: QuestionTheme;
  words: string;
  /** Cafés where it was heard; 0 where there are too few to be told. */
  told: number;
  answered: boolean;
  answer: string;
  /** Where the course answers it: in public, its title and its half-day. */
  lesson: { title: string; halfDayId: string } | null;
  /** Its word in the glossary. */
  term: { term: string; definition: string } | null;
}

export interface Board {
  questions: BoardQuestion[];
  next: string | null;
  /** The largest figure of the whole list: bars are drawn to it. */
  most: number;
}

type Row = Omit<BoardQuestion, 'lesson' | 'term'> & {
  lessonId: string | null;
  termId: string | null;
};

const perPage = 30;
const narrowed: Record<BoardState, string> = {
  back: 't.told > 0',
  answered: 'c.answered',
  waiting: 'not c.answered',
};

/** The questions of the territory, for everybody. */
@Injectable()
export class BoardService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly courses: CourseService,
  ) {}

  /** A page of what hubs have read, that which most cafés asked first. */
  async page({ departement, theme, state, after }: BoardWanted): Promise<Board> {
    const values: unknown[] = [departement];
    const conditions = ['t.departement = $1'];
    const given = (value: unknown) => `$${values.push(value)}`;
    if (theme) conditions.push(`t.theme = ${given(theme)}`);
    if (state) conditions.push(narrowed[state]);
    const from = `from common_question_tally t join common_question c on c.id = t.common_question_id`;
    const all = conditions.join(' and ');
    const order = 'order by t.told desc, t.common_question_id desc';
    const [first] = await this.db.query<{ told: number }[]>(
      `select t.told ${from} where ${all} ${order} limit 1`,
      values,
    );
    if (after) {
      conditions.push(`(t.told, t.common_question_id) < (select told, common_question_id
        from common_question_tally where departement = $1 and common_question_id = ${given(after)})`);
    }
    const rows = await this.db.query<Row[]>(
      `select c.id, c.theme, c.words, t.told, c.answered, c.answer, c.lesson_id as "lessonId",
              c.term_id as "termId"
       ${from} where ${conditions.join(' and ')} ${order} limit ${perPage + 1}`,
      values,
    );
    const shown = rows.slice(0, perPage);
    const questions = await this.withCourse(shown);
    const next = rows.length > perPage ? shown.at(-1)!.id : null;
    return { questions, next, most: first?.told ?? 0 };
  }

  private async withCourse(rows: readonly Row[]): Promise<BoardQuestion[]> {
    const cited = rows.some(({ lessonId, termId }) => lessonId ?? termId);
    const course = cited ? await this.courses.newestDocument() : null;
    return rows.map(({ lessonId, termId, ...row }) => {
      const halfDay = course?.halfDays.find(({ lessons }) =>
        lessons.some(({ id }) => id === lessonId),
      );
      const lesson = halfDay?.lessons.find(({ id }) => id === lessonId);
      const term = course?.glossary.find(({ id }) => id === termId);
      return {
        ...row,
        lesson: lesson && halfDay ? { title: lesson.title, halfDayId: halfDay.id } : null,
        term: term ? { term: term.term, definition: term.definition } : null,
      };
    });
  }
}
