import type { Point } from '@percolateur/domain';
import { postalTable } from './postal-table';

let places: Map<string, Point> | undefined;

/** Where a postal code is, within a few kilometres; null for one that the table has not. */
export function placeOfPostalCode(code: string): Point | null {
  places ??= new Map(
    postalTable
      .replaceAll('\n', '')
      .split('|')
      .map((each): [string, Point] => {
        const [name, latitude, longitude] = each.split(' ');
        return [name!, { latitude: Number(latitude) / 100, longitude: Number(longitude) / 100 }];
      }),
  );
  return places.get(code) ?? null;
}
