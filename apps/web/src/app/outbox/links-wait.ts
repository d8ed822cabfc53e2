const NAME = 'percolateur.links';

/** Whether signatures made by a personal link wait on this device: known without opening anything. */
export function linksWait(): boolean {
  try {
    return localStorage.getItem(NAME) !== null;
  } catch {
    return false;
  }
}

export function markLinksWait(wait: boolean): void {
  try {
    if (wait) localStorage.setItem(NAME, '1');
    else localStorage.removeItem(NAME);
  } catch {
    // Nothing is kept here: the page of the link alone sends what it holds.
  }
}
