import { followsCourse, Refusal, windowOf } from '@percolateur/domain';
import type { QuizWindow } from '@percolateur/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { fromJson, runPrepared } from '../../platform/sql';
import type { JsonRow } from '../../platform/sql';
import { Cohort } from '../../record/cohort.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { HalfDay } from '../../record/half-day.entity';
import { QuizAnswer } from '../../record/quiz-answer.entity';
import { QuizAttempt } from '../../record/quiz-attempt.entity';
import { QuizWindowAct } from '../../record/quiz-window-act.entity';
import { following } from './attempts';

/** Everything that decides of one person’s attempts at one quiz. */
export interface Taking {
  enrolment: Enrolment;
  /** With its half-days. */
  cohort: Cohort;
  /** The first one first. */
  attempts: QuizAttempt[];
  /** What trainers made of the quiz in this cohort, at a time. */
  windowAt(now: Date): QuizWindow;
}

/** The same, from one of the attempts. */
export interface Mine extends Taking {
  attempt: QuizAttempt;
  /** The answer chosen last to each question, of those in time: the one that counts. */
  given: QuizAnswer[];
  /** What was given last to each question once its time was over: kept, and worth nothing. */
  after: QuizAnswer[];
  /** How many times it was marked. */
  results: number;
}

const taking = (quizId: string) => `
  row_to_json(e) as enrolment, row_to_json(c) as cohort,
  (select json_agg(h order by h.position) from half_day h where h.cohort_id = c.id) as "halfDays",
  (select json_agg(t order by t.number) from quiz_attempt t
   where t.enrolment_id = any(e.earlier_ids || e.id) and t.quiz_id = ${quizId}) as attempts,
  (select json_agg(w order by w.sequence) from quiz_window_act w
   where w.cohort_id = c.id and w.quiz_id = ${quizId}) as acts`;

// Read at every step of an attempt: one statement each, which PostgreSQL plans once.
const findTaking = {
  name: 'find-taking',
  text: `
    select ${taking('$3')}
    from enrolment e join cohort c on c.id = e.cohort_id
    where e.person_id = $1 and e.cohort_id = $2`,
};

const findMine = {
  name: 'find-mine',
  text: `
    select ${taking('a.quiz_id')},
      (select json_agg(g) from (
         select distinct on (question_id, reception = 'after') * from quiz_answer
         where attempt_id = a.id
         order by question_id, reception = 'after', chosen_at desc, sequence desc) g) as answers,
      (select count(*)::int from attempt_result r where r.attempt_id = a.id) as results,
      exists (select from enrolment n where n.earlier_ids @> array[e.id]
              and n.status = any($3)) as "movedOn"
    from quiz_attempt a
    join enrolment e on e.id = a.enrolment_id
    join cohort c on c.id = e.cohort_id
    where e.person_id = $1 and a.id = $2`,
};

// Everything locks in this order: the cohort, the enrolment, the attempt.
const lockPlace = {
  name: 'lock-place',
  text: `
    with c as materialized (select id from cohort where id = $2 for share)
    select e.id from enrolment e, c where e.cohort_id = c.id and e.person_id = $1 for update of e`,
};

const lockMine = {
  name: 'lock-mine',
  text: `
    with e as materialized (
      select id from enrolment
      where id = (select enrolment_id from quiz_attempt where id = $2) and person_id = $1
      for update)
    select a.id from quiz_attempt a, e where a.id = $2 and a.enrolment_id = e.id for update of a`,
};

interface Row {
  enrolment: JsonRow;
  cohort: JsonRow;
  halfDays: JsonRow[] | null;
  attempts: JsonRow[] | null;
  acts: JsonRow[] | null;
}
interface MineRow extends Row {
  answers: JsonRow[] | null;
  results: number;
  /** Their session goes on elsewhere: what was done in this one may still be read. */
  movedOn: boolean;
}

/** What a person may take in a cohort that they follow. @throws Refusal `not-found` */
export async function takingOf(
  db: DataSource | EntityManager,
  { personId, cohortId, quizId }: { personId: string; cohortId: string; quizId: string },
): Promise<Taking> {
  const [row] = await runPrepared<Row>(db, findTaking, [personId, cohortId, quizId]);
  return read(db, row);
}

/** A person’s own attempt. @throws Refusal `not-found` */
export async function mineOf(
  db: DataSource | EntityManager,
  { personId, attemptId }: { personId: string; attemptId: string },
): Promise<Mine> {
  const [row] = await runPrepared<MineRow>(db, findMine, [personId, attemptId, following]);
  const around = read(db, row, row?.movedOn);
  const attempt = around.attempts.find(({ id }) => id === attemptId);
  if (!row || !attempt) throw new Refusal('not-found');
  const answers = fromJson(db, QuizAnswer, row.answers);
  const late = ({ reception }: QuizAnswer) => reception === 'after';
  return {
    ...around,
    attempt,
    given: answers.filter((each) => !late(each)),
    after: answers.filter(late),
    results: row.results,
  };
}

/**
 * The same, held to the end of the transaction: two who start at once wait for each other, and
 * nothing is started while the cohort closes, which ends what it finds open.
 */
export async function holdTaking(
  manager: EntityManager,
  which: Parameters<typeof takingOf>[1],
): Promise<Taking> {
  await runPrepared(manager, lockPlace, [which.personId, which.cohortId]);
  return takingOf(manager, which);
}

/** The same, held to the end of the transaction: no answer arrives meanwhile. */
export async function holdMine(
  manager: EntityManager,
  which: Parameters<typeof mineOf>[1],
): Promise<Mine> {
  await runPrepared(manager, lockMine, [which.personId, which.attemptId]);
  return mineOf(manager, which);
}

function read(db: DataSource | EntityManager, row: Row | undefined, movedOn = false): Taking {
  const [enrolment] = fromJson(db, Enrolment, row && [row.enrolment]);
  const [cohort] = fromJson(db, Cohort, row && [row.cohort]);
  const mayRead = enrolment && (followsCourse(enrolment.status) || movedOn);
  if (!row || !cohort || !mayRead) {
    throw new Refusal('not-found');
  }
  cohort.halfDays = fromJson(db, HalfDay, row.halfDays);
  const acts = fromJson(db, QuizWindowAct, row.acts);
  return {
    enrolment,
    cohort,
    attempts: fromJson(db, QuizAttempt, row.attempts),
    windowAt: (now) => windowOf(acts, now),
  };
}
