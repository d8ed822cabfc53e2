import type { PersonRef } from '@percolateur/contract';

/** Somebody as lists name them: what else is known of them stays here. */
export const personRef = ({ id, firstName, lastName }: PersonRef): PersonRef => ({
  ...{ id, firstName, lastName },
});
