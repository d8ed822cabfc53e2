import { addDays } from 'date-fns/addDays';
import { signingWindow } from './attendance';
import type { LessonState, MySigning } from './vocabulary';

/** The one thing that a learner does next, and until when where it cannot wait. */
export type LearnerStep =
  | { kind: 'sign' | 'late-sign'; halfDayId: string; position: number; until: Date }
  | { kind: 'positioning'; quizId: string }
  | { kind: 'again'; quizId: string }
  | { kind: 'lesson'; lessonId: string; title: string; resumed: boolean }
  | { kind: 'quiz' | 'final'; quizId: string; title: string }
  | { kind: 'rehearsal' | 'documents' | 'cafe' | 'nothing' };

/** A half-day with what is taught in it; nothing, where the course has no half-day at its place. */
export interface LearnerHalfDay {
  id: string;
  position: number;
  startsAt: Date;
  endsAt: Date;
  signing: MySigning;
  lessons: readonly { id: string; title: string; state: LessonState }[];
  /** The training quiz that is still to be handed in once. */
  quiz: { id: string; title: string } | null;
}

/** What the next step of one learner depends on. */
export interface LearnerStepFacts {
  now: Date;
  cancelled: boolean;
  /** In order of time. */
  halfDays: readonly LearnerHalfDay[];
  /** The positioning quiz, if it may be taken and was not handed in. */
  positioning: { id: string } | null;
  /** The same questions after the course, if they may be answered and were not. */
  again: { id: string } | null;
  /** The final assessment, if it may be taken. */
  final: { id: string; title: string } | null;
  /** When the newest document in force was issued. */
  documentsIssuedAt: Date | null;
  /** All is taught, and no trainer has validated the observation that the course asks for. */
  rehearsalAwaited: boolean;
  /** The course is completed and no café is planned. */
  cafeAwaited: boolean;
}

/** Days that new documents stay in front; then comes the café, as its reminder does. */
const documentDays = 7;

/** The one thing to do next: what cannot wait first, then the course in its order. */
export function learnerStep(facts: LearnerStepFacts): LearnerStep {
  if (facts.cancelled || facts.halfDays.length === 0) return { kind: 'nothing' };
  return signature(facts) ?? assessment(facts) ?? study(facts) ?? afterwards(facts);
}

function signature({ halfDays }: LearnerStepFacts): LearnerStep | null {
  const open = halfDays.find(({ signing }) => signing === 'open');
  if (open) return signStep('sign', open, open.endsAt);
  const late = halfDays.find(({ signing }) => signing === 'late');
  return late ? signStep('late-sign', late, signingWindow(late).lateUntil) : null;
}

function signStep(
  kind: 'sign' | 'late-sign',
  { id, position }: LearnerHalfDay,
  until: Date,
): LearnerStep {
  return { kind, halfDayId: id, position, until };
}

function assessment({ now, halfDays, final, positioning }: LearnerStepFacts): LearnerStep | null {
  const last = halfDays.at(-1);
  if (final && last && now >= last.startsAt) {
    return { kind: 'final', quizId: final.id, title: final.title };
  }
  const begun = halfDays.some(({ startsAt }) => now >= startsAt);
  return positioning && !begun ? { kind: 'positioning', quizId: positioning.id } : null;
}

/** During the course: the half-day that is going on, or the last one begun, then the earlier ones. */
function study({ now, halfDays }: LearnerStepFacts): LearnerStep | null {
  if (halfDays.every(({ endsAt }) => now > endsAt)) return null;
  const begun = halfDays.filter(({ startsAt }) => startsAt <= now);
  const inTurn = [...begun.slice(-1), ...begun.slice(0, -1)];
  for (const { lessons, quiz } of inTurn) {
    const lesson = lessons.find(({ state }) => state !== 'done');
    if (lesson) {
      const { id, title, state } = lesson;
      return { kind: 'lesson', lessonId: id, title, resumed: state === 'seen' };
    }
    if (quiz) return { kind: 'quiz', quizId: quiz.id, title: quiz.title };
  }
  return null;
}

function afterwards(facts: LearnerStepFacts): LearnerStep {
  const { now, halfDays, again, documentsIssuedAt, cafeAwaited, rehearsalAwaited } = facts;
  if (rehearsalAwaited) return { kind: 'rehearsal' };
  if (documentsIssuedAt && now < addDays(documentsIssuedAt, documentDays)) {
    return { kind: 'documents' };
  }
  const last = halfDays.at(-1);
  if (again && last && now >= last.startsAt) return { kind: 'again', quizId: again.id };
  return { kind: cafeAwaited ? 'cafe' : 'nothing' };
}
