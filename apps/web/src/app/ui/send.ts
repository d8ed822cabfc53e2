import { type FieldTree, submit } from '@angular/forms/signals';

/**
 * Sends a form that is right; else shows every fault and goes to the first. Resolves to whether it
 * was sent.
 */
export async function send<T>(form: FieldTree<T>, work: () => Promise<unknown>): Promise<boolean> {
  const sent = await submit(form, async () => {
    await work();
  });
  if (!sent) form().errorSummary()[0]?.fieldTree().focusBoundControl();
  return sent;
}
