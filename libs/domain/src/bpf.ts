/** A trainee of a year, as the *bilan pédagogique et financier* counts them. */
export interface BpfTrainee {
  /** The action, by its title. */
  action: string;
  /** A structure is known: somebody works there. */
  employed: boolean;
  minutesFollowed: number;
}

/** One line of the figures: so many trainees and trainee-hours, of an action, by status. */
export interface BpfLine {
  action: string;
  status: 'employed' | 'unknown';
  trainees: number;
  /** In minutes: hours of all of them together. */
  minutes: number;
}

/**
 * Trainees and trainee-hours by action and by status (Code du travail, R. 6352-22 to 24; Cerfa
 * 10443, frames F and G), actions by title. Who followed nothing is no trainee.
 */
export function bpfLines(trainees: readonly BpfTrainee[]): BpfLine[] {
  const came = trainees.filter(({ minutesFollowed }) => minutesFollowed > 0);
  const groups = Map.groupBy(came, ({ action, employed }) => JSON.stringify([action, employed]));
  return [...groups.values()]
    .map((group): BpfLine => {
      const { action, employed } = group[0]!;
      return {
        action,
        status: employed ? 'employed' : 'unknown',
        trainees: group.length,
        minutes: group.reduce((sum, { minutesFollowed }) => sum + minutesFollowed, 0),
      };
    })
    .sort((a, b) => a.action.localeCompare(b.action, 'fr') || a.status.localeCompare(b.status));
}
