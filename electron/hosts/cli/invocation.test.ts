import { InvalidArgumentError } from 'commander';
import { describe, expect, it } from 'vitest';
import { asDate, asMoment, asPort, defaultFolder } from './invocation';

describe('options', () => {
  it.each(['2026-01-31', '2024-02-29'])('takes %s for a date', (text) => {
    expect(asDate(text)).toBe(text);
  });

  it.each(['2026-02-29', '2026-13-01', '26-01-31', '2026-1-31', '2026-01-31T00:00:00Z', 'today', ''])(
    'does not take %j for a date',
    (text) => {
      expect(() => asDate(text)).toThrow(InvalidArgumentError);
    },
  );

  it.each(['2026-01-31', '2026-01-31T14:30Z', '2026-01-31T14:30:00.5Z', '2026-01-31T14:30:00-06:00'])(
    'takes %s for a moment',
    (text) => {
      expect(asMoment(text)).toBe(text);
    },
  );

  it('takes a moment that names no zone for UTC', () => {
    expect(asMoment('2026-01-31T14:30')).toBe('2026-01-31T14:30Z');
  });

  it.each(['2026-01-31T25:00Z', '2026-02-30T10:00Z', '2026-01-31 14:30', 'noon'])(
    'does not take %j for a moment',
    (text) => {
      expect(() => asMoment(text)).toThrow(InvalidArgumentError);
    },
  );

  it('takes ports from 0 to 65535', () => {
    expect([asPort('0'), asPort('4780'), asPort('65535')]).toEqual([0, 4780, 65535]);
    for (const text of ['65536', '-1', '80.5', 'http', '']) {
      expect(() => asPort(text)).toThrow(InvalidArgumentError);
    }
  });
});

describe('the data folder', () => {
  it("is the desktop app's, wherever this kind of system keeps those", () => {
    expect(defaultFolder('linux', { XDG_CONFIG_HOME: '/x' })).toBe('/x/Lineside');
    expect(defaultFolder('linux', {})).toMatch(/[.]config.Lineside$/);
    expect(defaultFolder('darwin', {})).toMatch(/Library.Application Support.Lineside$/);
    expect(defaultFolder('win32', { APPDATA: '/roaming' })).toBe('/roaming/Lineside');
  });
});
