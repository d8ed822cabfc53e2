/** Characters of the code on the room’s screen: thirty bits, of which a learner tries a few. */
export const roomCodeLength = 6;

/** Minutes after which another code takes the place of the one shown; it is good for as many more. */
export const roomCodeMinutes = 5;

/**
 * The turns whose codes are good at this moment, the one that is shown first: who has just read the
 * screen has the time to type.
 */
export function roomCodeTurns(now: Date): readonly [number, number] {
  const turn = Math.floor(now.getTime() / (roomCodeMinutes * 60_000));
  return [turn, turn - 1];
}
