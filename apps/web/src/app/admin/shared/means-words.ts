import type { SigningMeans } from '@percolateur/contract';

/** By what a half-day is signed, as the coordination says it. */
export const meansWords: Record<SigningMeans, string> = {
  own: 'sur l’appareil de chaque personne',
  passed: 'sur celui de l’animation, qui passe',
  link: 'par un lien personnel, envoyé par courriel',
  paper: 'à la main, sur une feuille photographiée',
};
