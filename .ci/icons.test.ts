import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const folder = path.resolve(import.meta.dirname, '..', 'resources', 'icons');
const read = (name: string): Buffer => readFileSync(path.join(folder, name));

/** Width and height of a PNG, from its first chunk. */
const sidesOf = (png: Buffer): readonly [number, number] => {
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
};

test('each icon has the size that its name says', () => {
  for (const size of [16, 24, 32, 48, 64, 128, 256, 512, 1024]) {
    expect(sidesOf(read(`${size}x${size}.png`))).toEqual([size, size]);
  }
  expect([sidesOf(read('tray.png')), sidesOf(read('tray@2x.png'))]).toEqual([
    [16, 16],
    [32, 32],
  ]);
});

test('the Windows icon holds the same pictures', () => {
  const ico = read('icon.ico');
  const count = ico.readUInt16LE(4);
  const sizes = Array.from({ length: count }, (_, at) => {
    const entry = 6 + 16 * at;
    const offset = ico.readUInt32LE(entry + 12);
    const png = ico.subarray(offset, offset + ico.readUInt32LE(entry + 8));
    const size = ico.readUInt8(entry) || 256;
    expect(png.equals(read(`${size}x${size}.png`))).toBe(true);
    return size;
  });
  expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256]);
});

test('the macOS icon holds the same pictures, from 16 to 1024 pixels', () => {
  const icns = read('icon.icns');
  expect([icns.subarray(0, 4).toString(), icns.readUInt32BE(4)]).toEqual(['icns', icns.length]);
  const sizes: number[] = [];
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
    const png = icns.subarray(at + 8, at + icns.readUInt32BE(at + 4));
    const [size] = sidesOf(png);
    expect(png.equals(read(`${size}x${size}.png`))).toBe(true);
    sizes.push(size);
  }
  expect([...new Set(sizes)]).toEqual([16, 32, 64, 128, 256, 512, 1024]);
});
