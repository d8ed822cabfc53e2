import { mostExtraTime, quizActs } from '@percolateur/domain';
import { z } from 'zod';
import { ContentId, Id, Instant, PersonRef, Reason } from './common';
import { QuizKind } from './course';
import { route } from './route';

/** Where somebody is in a quiz. */
export const QuizStep = z.enum(['not-begun', 'under-way', 'handed-in', 'passed', 'failed']);
export type QuizStep = z.infer<typeof QuizStep>;

export const QuizPerson = z.object({
  enrolmentId: Id,
  person: PersonRef,
  step: QuizStep,
  /** Questions answered, of those that the attempt under way asks. */
  answered: z.int(),
  asked: z.int(),
  /** Attempts begun, and those that remain; null: unlimited. */
  attempts: z.int(),
  attemptsLeft: z.int().nullable(),
  /** Attempts granted by a trainer, counted in those that remain. */
  granted: z.int(),
});
export type QuizPerson = z.infer<typeof QuizPerson>;

/** A quiz as it is taken in the room, for who leads it. */
export const RoomQuiz = z.object({
  cohortId: Id,
  quizId: ContentId,
  title: z.string(),
  kind: QuizKind,
  timeZone: z.string(),
  now: Instant,
  /** Null when it may be taken, as far as time goes. */
  opensAt: Instant.nullable(),
  pausedAt: Instant.nullable(),
  /** Of everybody; null: no limit. */
  minutes: z.int().nullable(),
  mayAct: z.boolean(),
  people: z.array(QuizPerson),
  /** What was done, the latest first. */
  acts: z.array(
    z.object({
      id: Id,
      act: z.enum(quizActs),
      at: Instant,
      by: PersonRef,
      minutes: z.int().nullable(),
      person: PersonRef.nullable(),
    }),
  ),
});
export type RoomQuiz = z.infer<typeof RoomQuiz>;

/** Made by the device: a second arrival changes nothing. */
export const NewQuizAct = z.discriminatedUnion('act', [
  z.strictObject({ id: Id, act: z.literal('open') }),
  z.strictObject({ id: Id, act: z.literal('pause') }),
  z.strictObject({ id: Id, act: z.literal('resume') }),
  z.strictObject({ id: Id, act: z.literal('extend'), minutes: z.int().min(1).max(120) }),
  z.strictObject({ id: Id, act: z.literal('reopen'), enrolmentId: Id, reason: Reason }),
]);
export type NewQuizAct = z.infer<typeof NewQuizAct>;

/** Extra time of a person, in percent of everybody’s; 0: none. */
export const ExtraTime = z.object({ percent: z.int().min(0).max(mostExtraTime) });

export const quizWindowRoutes = {
  room: route(
    'GET',
    '/cohorts/:cohortId/quizzes/:quizId/room',
    'Who is where in a quiz, for who leads it',
    { answer: RoomQuiz },
  ),
  act: route(
    'POST',
    '/cohorts/:cohortId/quizzes/:quizId/acts',
    'Open a quiz, pause it, give more time, or one more attempt to somebody',
    { body: NewQuizAct, answer: RoomQuiz },
  ),
  extraTimes: route(
    'GET',
    '/cohorts/:cohortId/extra-times',
    'Who has extra time at evaluations, for the hub alone',
    {
      answer: z.object({
        people: z.array(z.object({ enrolmentId: Id, person: PersonRef, percent: z.int() })),
      }),
    },
  ),
  giveExtraTime: route(
    'PUT',
    '/enrolments/:enrolmentId/extra-time',
    'Give somebody extra time at evaluations, or take it back',
    { body: ExtraTime, answer: ExtraTime },
  ),
};
