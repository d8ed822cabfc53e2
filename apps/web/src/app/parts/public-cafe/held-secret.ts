import { ProblemError } from '../../api';
import { takeSecret } from '../../session/take-secret';

/** The secret of the address of the page, for the body of what it asks. To be made as the page is. */
export function heldSecret(): () => { token: string } {
  const { token } = takeSecret();
  return () => {
    if (token) return { token };
    throw new ProblemError(
      404,
      'not-found',
      'Ce lien n’est plus complet.',
      'Ouvrez-le à nouveau depuis le message reçu.',
    );
  };
}
