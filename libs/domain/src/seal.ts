import { localDate } from './local-time';

/** The day of seals is the same for every hub: that of the hexagon. */
const zone = 'Europe/Paris';

/** A chain as it stands: its last link, and the last seal, of which link and when. */
export interface SealedChain {
  links: number;
  sealed: { number: number; at: Date } | null;
}

/**
 * Whether the head of this chain is to be sealed now: something was added since the last seal, which
 * is not of today. One seal a day says of each link between which days it was added.
 */
export function sealDue({ links, sealed }: SealedChain, now: Date): boolean {
  if (links === 0 || links === sealed?.number) return false;
  return !sealed || localDate(sealed.at, zone) !== localDate(now, zone);
}
