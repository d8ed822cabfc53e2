import type { Hour, NoteKind } from './kept-hour';
import { hourShelves } from './kept-hour';

/** A note of an hour that this device keeps. */
export interface KeptNote {
  /** Tells it from the others of the device. */
  key: string;
  kind: NoteKind;
  text: string;
}

/**
 * The notes of every hour that this device keeps, the last hour first, questions before ideas. They
 * are only read: they stay where they are, and leave the device by nothing done here.
 */
export function keptNotes(): KeptNote[] {
  return hourShelves()
    .sort((one, other) => begun(other.hour) - begun(one.hour))
    .flatMap(({ name, hour }) =>
      hour.notes
        .map(({ kind, text }, place): KeptNote => ({ key: `${name}:${place}`, kind, text }))
        .sort((one, other) => Number(one.kind === 'idee') - Number(other.kind === 'idee')),
    );
}

const begun = ({ live }: Hour) => live?.startedAt ?? 0;
