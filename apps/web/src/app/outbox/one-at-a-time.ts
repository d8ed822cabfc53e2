/** Longer than any request may last: who holds the lock still is a page put to sleep. */
const ASLEEP_MS = 45_000;

/**
 * Runs a work in one tab at a time (Web Locks). Where the browser has no locks, tabs may send the
 * same entry together: its id makes the second arrival harmless.
 */
export async function oneAtATime(name: string, work: () => Promise<void>): Promise<void> {
  // Absent from pages that are not served securely, whatever the type says.
  const locks = navigator.locks as LockManager | undefined;
  if (!locks) return work();
  try {
    await locks.request(name, { signal: AbortSignal.timeout(ASLEEP_MS) }, work);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    if (error.name === 'TimeoutError') await locks.request(name, { steal: true }, work);
    // Otherwise this tab slept and another took the lock over: it has sent what there was.
  }
}
