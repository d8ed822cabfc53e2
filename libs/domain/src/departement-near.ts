import { kilometresApart } from './geo';
import type { Point } from './geo';

/**
 * Where each département is, roughly its prefecture: latitude and longitude in tenths of a degree.
 * Enough to say which are near, and nobody is asked where they are.
 */
const centres = `
01 462 52|02 496 36|03 466 33|04 441 62|05 446 61|06 437 73|07 447 46|08 498 47|09 430 16|10 483 41|
11 432 24|12 444 26|13 433 54|14 492 -4|15 449 24|16 457 2|17 462 -12|18 471 24|19 453 18|2A 419 87|
2B 427 94|21 473 50|22 485 -28|23 462 19|24 452 7|25 472 60|26 449 49|27 490 12|28 484 15|29 480 -41|
30 438 44|31 436 14|32 436 6|33 448 -6|34 436 39|35 481 -17|36 468 17|37 474 7|38 452 57|39 467 56|
40 439 -5|41 476 13|42 454 44|43 450 39|44 472 -16|45 479 19|46 444 14|47 442 6|48 445 35|49 475 -6|
50 491 -11|51 490 44|52 481 51|53 481 -8|54 487 62|55 488 52|56 477 -28|57 491 62|58 470 32|59 506 31|
60 494 21|61 484 1|62 503 28|63 458 31|64 433 -4|65 432 1|66 427 29|67 486 78|68 481 74|69 458 48|
70 476 62|71 463 48|72 480 2|73 456 59|74 459 61|75 489 23|76 494 11|77 485 27|78 488 21|79 463 -5|
80 499 23|81 439 21|82 440 14|83 431 59|84 439 48|85 467 -14|86 466 3|87 458 13|88 482 65|89 478 36|
90 476 69|91 486 24|92 489 22|93 489 24|94 488 25|95 490 21|971 160 -617|972 146 -611|973 49 -523|
974 -209 555|975 468 -562|976 -128 452|977 179 -628|978 181 -631|986 -133 -1762|987 -175 -1496|988 -223 1664`;

const places = new Map(
  centres
    .replaceAll('\n', '')
    .split('|')
    .map((each): [string, Point] => {
      const [code, latitude, longitude] = each.split(' ');
      return [code!, { latitude: Number(latitude) / 10, longitude: Number(longitude) / 10 }];
    }),
);

/** Where a département is, roughly its prefecture; null for what is none. */
export const centreOf = (code: string): Point | null => places.get(code) ?? null;

/** How far the centres of two départements are from each other, in kilometres, as the crow flies. */
export function kilometresBetween(one: string, other: string): number | null {
  const [a, b] = [places.get(one), places.get(other)];
  if (!a || !b) return null;
  return Math.round(kilometresApart(a, b));
}

/** The départements whose centre is within so many kilometres of the centre of this one, itself first. */
export function departementsWithin(code: string, kilometres: number): string[] {
  return [...places.keys()]
    .map((each) => ({ each, far: kilometresBetween(code, each) ?? Infinity }))
    .filter(({ far }) => far <= kilometres)
    .sort((a, b) => a.far - b.far)
    .map(({ each }) => each);
}

const overseas: Record<string, string> = {
  '971': 'America/Guadeloupe',
  '972': 'America/Martinique',
  '973': 'America/Cayenne',
  '974': 'Indian/Reunion',
  '975': 'America/Miquelon',
  '976': 'Indian/Mayotte',
  '977': 'America/St_Barthelemy',
  '978': 'America/Marigot',
  '986': 'Pacific/Wallis',
  '987': 'Pacific/Tahiti',
  '988': 'Pacific/Noumea',
};

/** The time zone that a café of this département is told in. */
export const timeZoneOfDepartement = (code: string): string => overseas[code] ?? 'Europe/Paris';
