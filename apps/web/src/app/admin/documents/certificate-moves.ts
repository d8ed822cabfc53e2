import { certificateRoutes } from '@percolateur/contract';

/** What the coordination makes of a document that was issued, each with a reason. */
export type CertificateMove = 'suspend' | 'restore' | 'revoke';

export const moveWords = {
  suspend: {
    route: certificateRoutes.suspend,
    verb: 'Suspendre',
    keep: 'Ne pas suspendre',
    then: 'La page publique de vérification dira « suspendu », avec le motif, jusqu’à ce que vous le rétablissiez. Le badge qui va avec est suspendu aussi.',
  },
  restore: {
    route: certificateRoutes.restore,
    verb: 'Rétablir',
    keep: 'Laisser suspendu',
    then: 'Le document redevient authentique, sous le même numéro et le même code. Son badge aussi.',
  },
  revoke: {
    route: certificateRoutes.revoke,
    verb: 'Révoquer',
    keep: 'Garder le document',
    then: 'C’est définitif : la page publique de vérification dira « révoqué », avec le motif.',
  },
} as const;
