import type { Answer, AttemptView } from '@percolateur/contract';
import { attendanceRoutes, quizRoutes, urlOf } from '@percolateur/contract';
import type { Api } from '../api';
import type { DeviceStore } from './device-store';
import type { Entry } from './entry';

const SIGNATURE = /^percolateur\.signature\.([^.]+)\.[^.]+$/;
const ANSWERS = /^percolateur\.answers\.([^.]+)$/;

interface Left {
  id: string;
  clientTime: string;
  /** An answer, as it was before answers said their kind. */
  choiceIds?: string[];
}

/**
 * Takes over what an earlier version kept in `localStorage` for this person: signatures bear a
 * name, answers belong to whom the server lets read the attempt. Resolves to whether there was any.
 */
export async function adoptLeftovers(
  personId: string,
  api: Api,
  device: DeviceStore,
): Promise<boolean> {
  let found = false;
  for (const name of Object.keys(localStorage)) {
    const entries = await entriesOf(name, personId, api).catch(() => []);
    if (entries.length === 0) continue;
    // Kept in the new place before it leaves the old one.
    const kept = await Promise.all(entries.map((entry) => device.put(entry))).catch(() => null);
    if (!kept) continue;
    localStorage.removeItem(name);
    found = true;
  }
  return found;
}

async function entriesOf(name: string, personId: string, api: Api): Promise<Entry[]> {
  const [, signer] = SIGNATURE.exec(name) ?? [];
  const [, attemptId] = ANSWERS.exec(name) ?? [];
  if (signer !== personId && !attemptId) return [];
  const left = JSON.parse(localStorage.getItem(name) ?? '{}') as Record<string, Left>;
  const attempt = attemptId ? await api.call(quizRoutes.attempt, { params: { attemptId } }) : null;
  return Object.entries(left).map(([id, { choiceIds, ...made }]) => ({
    // Before whatever was given since: ids sort by the time they were made.
    id: `${Date.parse(made.clientTime) || 0}-${id}-${made.id}`,
    personId,
    ...(attemptId
      ? {
          key: `answer/${attemptId}/${id}`,
          label: 'Une réponse',
          replaces: true,
          method: quizRoutes.saveAnswer.method,
          url: urlOf(quizRoutes.saveAnswer, { params: { attemptId, questionId: id } }),
        }
      : {
          key: `signature/${id}`,
          label: 'Une signature',
          replaces: false,
          method: attendanceRoutes.sign.method,
          url: urlOf(attendanceRoutes.sign, { params: { halfDayId: id } }),
        }),
    slight: false,
    body: attempt
      ? { ...made, answer: answerIn(attempt, id, choiceIds ?? []) }
      : { ...made, for: personId },
    madeAt: made.clientTime,
    refused: null,
  }));
}

function answerIn(
  { questions }: AttemptView,
  questionId: string,
  choiceIds: string[],
): Answer | null {
  const [choiceId] = choiceIds;
  if (choiceId === undefined) return null;
  const question = questions.find(({ id }) => id === questionId);
  return question?.kind === 'single'
    ? { kind: 'single', choiceId }
    : { kind: 'multiple', choiceIds };
}
