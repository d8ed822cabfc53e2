import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { aPng, chunk } from '../../../test/png';
import { asSvg } from './badge-drawing';
import { bakedPng, fromPng, fromSvg, inSvg } from './baked';

const baked = (credential: string) => {
  const { inside, attributes } = inSvg(credential);
  return asSvg(
    { achievement: 'trained', hub: 'Hub <Nord> & « Pas-de-Calais »' },
    inside,
    attributes,
  );
};
const refused = expect.objectContaining({ code: 'badge-unreadable' });
const json = fc.json({ maxDepth: 4 }).filter((each) => each.trim() === each && each !== '');

test('a baked picture gives back the same JSON, to the byte', () => {
  const png = aPng();
  fc.assert(
    fc.property(fc.oneof(json, fc.constant('{"a":"]]> é·😀 <b>"}')), (credential) => {
      expect(fromPng(bakedPng(png, credential))).toBe(credential);
      expect(fromSvg(baked(credential))).toBe(credential);
    }),
  );
});

test.each([
  ['no badge', aPng()],
  ['two badges', bakedPng(bakedPng(aPng(), '{}'), '{}')],
  ['a compressed badge', withText(Buffer.concat([Buffer.from([1, 0, 0, 0]), deflateSync('{}')]))],
  ['a text cut short', withText(Buffer.from([0, 0, 65]))],
  ['a length beyond the end', Buffer.concat([aPng().subarray(0, 33), Buffer.alloc(40, 255)])],
  ['nothing but its magic', aPng().subarray(0, 8)],
])('a PNG with %s is refused', (_, png) => {
  expect(() => fromPng(png)).toThrow(refused);
});

test('a PNG whose badge was changed by one byte is refused', () => {
  const png = bakedPng(aPng(), '{"a":"bc"}');
  png[png.indexOf('bc')] += 1;
  expect(() => fromPng(png)).toThrow(refused);
});

test('pixels that would fill the memory are never unpacked', () => {
  const bomb = aPng({ width: 50_000, height: 50_000, pixels: Buffer.alloc(1000) });
  expect(fromPng(bakedPng(bomb, '{"a":1}'))).toBe('{"a":1}');
});

test.each([
  ['no badge', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['entities', '<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg>&a;</svg>'],
  ['a file of ours', '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>'],
  ['a thousand levels', '<g>'.repeat(1000) + '</g>'.repeat(1000)],
  ['nothing closed', '<svg><g>'],
  ['a badge of another namespace', '<svg xmlns:o="urn:x"><o:credential>{}</o:credential></svg>'],
])('an SVG with %s is refused', (_, svg) => {
  expect(() => fromSvg(svg)).toThrow(refused);
});

/** A picture whose `iTXt` says this after its keyword. */
function withText(after: Buffer): Buffer {
  const text = Buffer.concat([Buffer.from('openbadgecredential\0'), after]);
  return aPng({ more: [chunk('iTXt', text)] });
}
