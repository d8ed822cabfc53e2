import fc from 'fast-check';
import { boxAround, kilometresApart } from './geo';

const flers = { latitude: 48.75, longitude: -0.57 };
const caen = { latitude: 49.18, longitude: -0.37 };

test.each([
  [flers, flers, 0],
  [flers, caen, 50],
  [{ latitude: 48.86, longitude: 2.35 }, { latitude: 45.76, longitude: 4.84 }, 392],
  [{ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 }, 20015],
])('%j and %j are %d km apart', (one, other, kilometres) => {
  expect(Math.round(kilometresApart(one, other))).toBe(kilometres);
});

const somewhere = fc.record({
  latitude: fc.double({ min: -25, max: 60, noNaN: true }),
  longitude: fc.double({ min: -170, max: 170, noNaN: true }),
});

test('the way back is as long, and what is near is in the box', () => {
  fc.assert(
    fc.property(
      somewhere,
      fc.double({ min: -2, max: 2, noNaN: true }),
      fc.double({ min: -2, max: 2, noNaN: true }),
      fc.constantFrom(10, 25, 50, 200),
      (one, north, east, within) => {
        const other = { latitude: one.latitude + north, longitude: one.longitude + east };
        const far = kilometresApart(one, other);
        expect(kilometresApart(other, one)).toBeCloseTo(far, 6);
        if (far > within) return;
        const box = boxAround(one, within);
        expect(other.latitude).toBeGreaterThanOrEqual(box.south - 1e-9);
        expect(other.latitude).toBeLessThanOrEqual(box.north + 1e-9);
        expect(other.longitude).toBeGreaterThanOrEqual(box.west - 1e-9);
        expect(other.longitude).toBeLessThanOrEqual(box.east + 1e-9);
      },
    ),
  );
});
