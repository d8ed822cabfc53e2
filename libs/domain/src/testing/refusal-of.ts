import { Refusal } from '../refusal';

/** The refusal that a call ends in; anything else fails the test. */
export function refusalOf(call: () => unknown): Refusal {
  try {
    call();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('No refusal: the call went through.');
}
