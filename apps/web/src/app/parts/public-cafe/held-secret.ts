import type { Signal } from '@angular/core';
import { ProblemError } from '../../api';
import { takeSecrets } from '../../session/take-secret';

/**
 * The secret of the address of the page, for the body of what it asks; another link opened in the same
 * tab changes it, and `link` tells so. To be made as the page is.
 */
export function heldSecret(): { link: Signal<string>; body: () => { token: string } } {
  const { token: link } = takeSecrets();
  const body = () => {
    const token = link();
    if (token) return { token };
    throw new ProblemError(
      404,
      'not-found',
      'Ce lien n’est plus complet.',
      'Ouvrez-le à nouveau depuis le message reçu.',
    );
  };
  return { link, body };
}
