import { counted, typeset } from './french';

/** Who of the team stood behind something: by place among the trainers named, or null for another. */
export type Voucher = number | null;

/** How the signature of a half-day that counts came to be. */
export interface Evidence {
  /** `received-later`: made in time, the network came after the end. */
  arrival: 'in-time' | 'received-later' | 'late';
  /** Handed round by whom; absent for one given on one’s own device. */
  passedBy?: Voucher;
  /** Who agreed to it; absent where nobody had to. */
  agreedBy?: Voucher;
  countersignedBy: Voucher[];
}

/** « signée en retard, acceptée par Lucie Lefèvre, contresignée par Lucie Lefèvre » */
export function evidenceText(
  { arrival, passedBy, agreedBy, countersignedBy }: Evidence,
  trainers: readonly string[],
): string {
  const by = (voucher: Voucher) =>
    voucher === null ? 'l’équipe de l’organisme' : trainers[voucher];
  return typeset(
    [
      {
        'in-time': 'signée à temps',
        'received-later': 'signée à temps, reçue plus tard',
        late: 'signée en retard',
      }[arrival],
      passedBy !== undefined && `sur l’appareil passé par ${by(passedBy)}`,
      agreedBy !== undefined && `acceptée par ${by(agreedBy)}`,
      countersignedBy.length > 0
        ? `contresignée par ${countersignedBy.map(by).join(' et ')}`
        : 'sans contresignature',
    ]
      .filter(Boolean)
      .join(', '),
  );
}

/**
 * What the hours of a certificate rest on, in one line: how many half-days were signed in time, how
 * many late, on the device of the team, and countersigned.
 */
export function evidenceSummary(evidences: readonly (Evidence | null)[]): string {
  const signed = evidences.filter((each) => each !== null);
  const count = (fits: (evidence: Evidence) => boolean) => signed.filter(fits).length;
  const parts: [number, string, string][] = [
    [count(({ arrival }) => arrival !== 'late'), 'signée à temps', 'signées à temps'],
    [
      count(({ arrival }) => arrival === 'late'),
      'signée en retard, avec accord',
      'signées en retard, avec accord',
    ],
    [
      count(({ passedBy }) => passedBy !== undefined),
      'sur l’appareil de l’équipe',
      'sur l’appareil de l’équipe',
    ],
    [count(({ countersignedBy }) => countersignedBy.length > 0), 'contresignée', 'contresignées'],
  ];
  const told = parts
    .filter(([many]) => many > 0)
    .map(([many, one, several]) => counted(many, one, several));
  const half = counted(signed.length, 'demi-journée signée', 'demi-journées signées');
  return typeset(`${half} sur ${evidences.length} : ${told.join(', ') || 'aucune'}.`);
}
