import type { KeptMark, NewSignature } from '@percolateur/contract';
import { fullName, Refusal, sameName, simplify } from '@percolateur/domain';
import type { SignatureWay, Statement } from '@percolateur/domain';
import { InputInvalid } from '../../platform/problem.filter';
import type { Mark } from '../../record/marks';
import type { Signature } from '../../record/signature.entity';

type Signed = Pick<NewSignature, 'id' | 'mark' | 'clientTime'>;

/** What a signature holds besides whose it is and when it was received. */
export function recordOf(
  { id, mark, clientTime }: Signed,
  person: { firstName: string; lastName: string },
  statement: Statement,
): Pick<Signature, 'id' | 'way' | 'clientTime' | 'statementVersion' | 'statement'> & {
  mark: Mark;
} {
  if (mark.way === 'typed' && !sameName(mark.typedName, person)) {
    throw new Refusal('typed-name-differs', { name: fullName(person) });
  }
  return {
    id,
    way: mark.way,
    mark:
      mark.way === 'typed' ? { typedName: mark.typedName } : { drawing: simplify(mark.drawing) },
    clientTime: new Date(clientTime),
    statementVersion: statement.version,
    statement: statement.text,
  };
}

/**
 * The text that was on screen, among those that this half-day has shown so far: a signature kept on
 * a phone without network may arrive after the text has changed.
 * @throws InputInvalid when none of them has this version.
 */
export function shownStatement(version: string, shown: readonly Statement[]): Statement {
  const statement = shown.find((each) => each.version === version);
  if (statement) return statement;
  const message = 'Ce texte n’est pas celui de cette demi-journée. Rechargez la page.';
  throw new InputInvalid([{ path: ['statementVersion'], message }]);
}

/** The mark of a signature as it was made. */
export function markOf({ way, mark }: { way: SignatureWay; mark: Mark }): KeptMark {
  if (way === 'paper') return { way };
  const { drawing, typedName } = mark;
  return drawing
    ? { way: 'drawn' as const, drawing }
    : { way: 'typed' as const, typedName: typedName ?? '' };
}

/**
 * Whether a signature received before is for the same half-day and by the same person: whatever its
 * strokes, that one is kept.
 * @throws Refusal `id-reused`
 */
export function checkSameSignature(
  known: Signature,
  whose: Pick<Signature, 'halfDayId' | 'personId' | 'role'>,
): void {
  const same =
    known.halfDayId === whose.halfDayId &&
    known.personId === whose.personId &&
    known.role === whose.role;
  if (!same) throw new Refusal('id-reused');
}
