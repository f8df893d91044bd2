import { StandardRPCJsonSerializer } from '@orpc/client/standard';
import { describe, expect, it } from 'vitest';
import { wireValues } from './wire';

const serializer = new StandardRPCJsonSerializer({ customJsonSerializers: wireValues });

type Wire = Parameters<typeof serializer.deserialize>;

const travel = (value: unknown): unknown => {
  const [json, meta] = serializer.serialize(value);
  const [carried, kept] = JSON.parse(JSON.stringify([json, meta])) as [unknown, Wire[1]];
  return serializer.deserialize(carried, kept);
};

describe('values on the wire', () => {
  it('arrive as they left, bytes of any length among them', () => {
    const content = Uint8Array.from({ length: 200_001 }, (_, n) => (n * 7) % 256);
    const sent = { content, empty: new Uint8Array(), rows: 3, none: undefined, when: new Date(0) };
    expect(travel(sent)).toEqual(sent);
  });

  it('are refused when they claim to be bytes and are not', () => {
    const [json, meta] = serializer.serialize(new Uint8Array([1]));
    expect(serializer.deserialize(json, meta)).toEqual(new Uint8Array([1]));
    expect(() => serializer.deserialize({ length: 5 }, meta)).toThrow('base64');
  });
});
