import { SIDE, type Drawing, type Picture } from './drawings';

/** From pure noise to a picture. */
export const STEPS = 8;

/**
 * Gaussian noise, always the same for the same number (mulberry32, then Box and Muller). Numbers are
 * spaced so that the three first noises already lead to different pictures.
 */
export function noise(seed: number): Picture {
  let state = 95 * seed;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return Array.from(
    { length: SIDE * SIDE },
    () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
  );
}

/** The picture under `level` eighths of noise: itself at 0, nothing but the noise at 8. */
export function noised(picture: Picture, noise: Picture, level: number): Picture {
  const share = level / STEPS;
  return picture.map((cell, index) => (1 - share) * cell + share * noise[index]);
}

/**
 * One step from `level` eighths of noise (1 to 8) to one less: guesses the picture under the noise,
 * then keeps of the noise what is left over, a little less of it. With Gaussian noise the best guess
 * is the mean of what is known, each drawing weighed by how well it explains what is seen.
 */
export function denoise(seen: Picture, level: number, known: readonly Drawing[]): Picture {
  const share = level / STEPS;
  const next = (level - 1) / STEPS;
  const guess = guessed(seen, share, known);
  return seen.map((cell, index) => {
    const noise = (cell - (1 - share) * guess[index]) / share;
    return (1 - next) * guess[index] + next * noise;
  });
}

function guessed(seen: Picture, share: number, known: readonly Drawing[]): Picture {
  const fits = known.map(({ picture }) => {
    const gap = picture.reduce((sum, cell, i) => sum + (seen[i] - (1 - share) * cell) ** 2, 0);
    return -gap / (2 * share ** 2);
  });
  const best = Math.max(...fits);
  const weights = fits.map((fit) => Math.exp(fit - best));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return seen.map(
    (_, i) => known.reduce((sum, { picture }, k) => sum + weights[k] * picture[i], 0) / total,
  );
}

/** In whole percent, the cells that are on the same side, dark or light; chance alone gives 50. */
export function likeness(seen: Picture, picture: Picture): number {
  const same = picture.filter((cell, index) => cell > 0 === seen[index] > 0).length;
  return Math.round((100 * same) / picture.length);
}

/** The known drawing that what is seen is the most like. */
export function nearest(seen: Picture, known: readonly Drawing[]): Drawing {
  const liked = (drawing: Drawing) => likeness(seen, drawing.picture);
  return known.reduce((best, drawing) => (liked(drawing) > liked(best) ? drawing : best));
}

/** The sixteen lines of a picture, from the top: as signs, and its dark cells as « 3 à 5, 9 ». */
export function lines(picture: Picture): { signs: string; dark: string }[] {
  return Array.from({ length: SIDE }, (_, y) => {
    const row = picture.slice(y * SIDE, (y + 1) * SIDE);
    const signs = row.map((cell) => (cell > 0 ? '#' : '.')).join('');
    const runs = [...signs.matchAll(/#+/g)].map(({ index, 0: run }) =>
      run.length === 1 ? `${index + 1}` : `${index + 1} à ${index + run.length}`,
    );
    return { signs, dark: runs.join(', ') || 'aucun' };
  });
}
