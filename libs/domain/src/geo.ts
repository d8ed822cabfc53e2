/** A place on the Earth, in degrees (WGS 84): north and east are positive. */
export interface Point {
  latitude: number;
  longitude: number;
}

/** Mean radius of the Earth, in kilometres (IUGG). */
export const earthKm = 6371;
const radians = (degrees: number) => (degrees * Math.PI) / 180;
const degrees = (angle: number) => (angle * 180) / Math.PI;

/** How far two places are from each other, in kilometres, as the crow flies (haversine). */
export function kilometresApart(one: Point, other: Point): number {
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2;
  const arc =
    half(one.latitude, other.latitude) +
    Math.cos(radians(one.latitude)) *
      Math.cos(radians(other.latitude)) *
      half(one.longitude, other.longitude);
  return 2 * earthKm * Math.asin(Math.sqrt(Math.min(1, arc)));
}

/**
 * The smallest box of degrees that holds all that is within so many kilometres of a place: what an
 * index reads before distances are computed. Nobody lives at a pole, nor is a circle cut by the 180th
 * meridian: no commune is that near to it.
 */
export function boxAround({ latitude, longitude }: Point, kilometres: number) {
  const arc = kilometres / earthKm;
  const [high, wide] = [
    degrees(arc),
    degrees(Math.asin(Math.min(1, Math.sin(arc) / Math.cos(radians(latitude))))),
  ];
  return {
    ...{ south: latitude - high, north: latitude + high },
    ...{ west: longitude - wide, east: longitude + wide },
  };
}
