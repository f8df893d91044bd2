import { Failure, type SentenceParams } from '../failure';

/** An image as it is stored: its kind by its first bytes, and its size in pixels. */
export type Logo = {
  readonly mediaType: 'image/png' | 'image/jpeg';
  readonly width: number;
  readonly height: number;
};

const MOST_BYTES = 512 * 1024;
const MOST_PIXELS = 2000;
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const PNG_HEAD = 24;

const readPng = (bytes: Buffer): Logo | null =>
  bytes.length >= PNG_HEAD &&
  bytes.subarray(0, PNG.length).equals(PNG) &&
  bytes.toString('latin1', 12, 16) === 'IHDR'
    ? { mediaType: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
    : null;

/** Markers of a JPEG that hold its size: every start of frame, without the three that only look like one. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

const readJpeg = (bytes: Buffer): Logo | null => {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xff_d8) return null;
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes.readUInt8(at + 1);
    if (isFrame(marker)) {
      return {
        mediaType: 'image/jpeg',
        height: bytes.readUInt16BE(at + 5),
        width: bytes.readUInt16BE(at + 7),
      };
    }
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
};

const refuse = (key: string, params: SentenceParams = {}): Failure =>
  new Failure('invalid-input', key, params, { fields: [{ key, params, path: ['content'] }] });

/**
 * What an image is, by its bytes and not by its name.
 * @throws Failure `invalid-input` for anything but a PNG or JPEG, for more than 512 KB or 2000 pixels a side.
 */
export const requireLogo = (content: Uint8Array): Logo => {
  if (content.byteLength > MOST_BYTES) {
    throw refuse('clients.logo-too-heavy', {
      size: Math.ceil(content.byteLength / 1024),
      most: MOST_BYTES / 1024,
    });
  }
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const logo = readPng(bytes) ?? readJpeg(bytes);
  if (!logo || logo.width === 0 || logo.height === 0) throw refuse('clients.logo-not-an-image');
  if (Math.max(logo.width, logo.height) > MOST_PIXELS) {
    throw refuse('clients.logo-too-large', { width: logo.width, height: logo.height, most: MOST_PIXELS });
  }
  return logo;
};
