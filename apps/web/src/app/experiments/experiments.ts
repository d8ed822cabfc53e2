import type { Type } from '@angular/core';
import type { ExperimentId } from '@percolateur/contract';

/** Each experiment travels alone: a lesson without one fetches none. */
export const experiments: Record<ExperimentId, () => Promise<Type<unknown>>> = {
  jetons: () => import('./jetons/tokens-experiment').then((m) => m.TokensExperiment),
  'mot-suivant': () =>
    import('./mot-suivant/next-word-experiment').then((m) => m.NextWordExperiment),
  perceptron: () =>
    import('./perceptron/perceptron-experiment').then((m) => m.PerceptronExperiment),
  eliza: () => import('./eliza/eliza-experiment').then((m) => m.ElizaExperiment),
  'donnees-biaisees': () =>
    import('./donnees-biaisees/biased-data-experiment').then((m) => m.BiasedDataExperiment),
  debruiter: () => import('./debruiter/denoising-experiment').then((m) => m.DenoisingExperiment),
  'ordre-de-grandeur': () =>
    import('./ordre-de-grandeur/magnitude-experiment').then((m) => m.MagnitudeExperiment),
  'vrai-ou-genere': () =>
    import('./vrai-ou-genere/papers-experiment').then((m) => m.PapersExperiment),
};
