import { describe, expect, it } from 'vitest';
import {
  addDays,
  clockIn,
  createFormat,
  daysBetween,
  localeOf,
  NO_VALUE,
  parseNumber,
  todayIn,
} from './format';

describe('numbers', () => {
  const english = createFormat('en-US');
  const spanish = createFormat('es-ES');

  it('have digits by kind and a dash for no value', () => {
    expect(english.percent(83.333)).toBe('83.3');
    expect(spanish.percent(83.333)).toBe('83,3');
    expect(english.hours(7.5)).toBe('7.50');
    expect(english.integer(1250)).toBe('1,250');
    expect(english.signed(1.24)).toBe('+1.2');
    expect([
      english.percent(null),
      english.hours(undefined),
      english.integer(Number.NaN),
      english.percentWithUnit(null),
    ]).toEqual([NO_VALUE, NO_VALUE, NO_VALUE, NO_VALUE]);
  });

  it('read back what the editor shows', () => {
    for (const locale of ['en-US', 'es-ES', 'es-MX', 'de-DE']) {
      const { typed } = createFormat(locale);
      for (const value of [0, 1250, 0.25, 7.3333, 12.5, 1234567.25, -3]) {
        expect(parseNumber(typed(value), locale)).toBe(value);
      }
    }
  });

  it.each([
    ['7,5', 'es-ES', 7.5],
    ['7,5', 'es-MX', 7.5],
    ['7,5', 'en-US', 7.5],
    ['7.5', 'es-ES', 7.5],
    ['1,250', 'en-US', 1250],
    ['1.250', 'es-ES', 1250],
    ['1.250', 'en-US', 1.25],
    ['0,250', 'en-US', 0.25],
    ['1,250.5', 'en-US', 1250.5],
    ['1.250,5', 'es-ES', 1250.5],
    ['1 250', 'en-US', 1250],
    ['1,250,000', 'en-US', 1_250_000],
    ['−3', 'en-US', -3],
    ['.5', 'en-US', 0.5],
    ['', 'en-US', null],
    ['  ', 'en-US', null],
    ['12a', 'en-US', Number.NaN],
    ['1,2,3', 'en-US', Number.NaN],
    ['1.2.3,4.5', 'es-ES', Number.NaN],
    ['1e5', 'en-US', Number.NaN],
    ['--1', 'en-US', Number.NaN],
  ])('%s typed in %s means %s', (text, locale, value) => {
    expect(parseNumber(text, locale)).toBe(value);
  });
});

describe('numbers in a form that was chosen', () => {
  it.each([
    ['point', '1,234.5', '12,345', '+1.2'],
    ['comma', '1.234,5', '12.345', '+1,2'],
    ['space', '1\u202f234,5', '12\u202f345', '+1,2'],
  ] as const)('%s are the same in every language', (form, one, whole, signed) => {
    for (const locale of ['en-US', 'es-MX', 'es-ES', 'en-GB']) {
      const format = createFormat(locale, form);
      expect([format.exact(1234.5), format.integer(12_345), format.signed(1.24)]).toEqual([
        one,
        whole,
        signed,
      ]);
      expect(format.percentWithUnit(83.33)).toBe(`${one.endsWith(',5') ? '83,3' : '83.3'}\u00a0%`);
    }
  });

  it.each(['point', 'comma', 'space'] as const)('%s are read back as they are written', (form) => {
    const { typed, exact, integer, parse } = createFormat('es-MX', form);
    for (const value of [0, 1250, 0.25, 7.333, 12.5, 1_234_567.25, -3]) {
      expect([parse(typed(value)), parse(exact(value))]).toEqual([value, value]);
    }
    expect(parse(integer(1_234_567))).toBe(1_234_567);
  });

  it.each(['point', 'comma', 'space'] as const)('%s take either decimal sign', (form) => {
    const { parse } = createFormat('en-US', form);
    expect([parse('7,5'), parse('7.5'), parse('0,25'), parse('0.25')]).toEqual([7.5, 7.5, 0.25, 0.25]);
  });

  it('group thousands by the sign that was chosen', () => {
    const read = (form: 'point' | 'comma' | 'space', text: string) => createFormat('en-US', form).parse(text);
    expect([read('point', '1,250'), read('comma', '1,250'), read('space', '1,250')]).toEqual([
      1250, 1.25, 1.25,
    ]);
    expect([read('point', '1.250'), read('comma', '1.250'), read('space', '1.250')]).toEqual([
      1.25, 1250, 1.25,
    ]);
    expect([read('point', '1 250'), read('comma', '1 250'), read('space', '1\u202f250')]).toEqual([
      1250, 1250, 1250,
    ]);
  });

  it('leave dates to the language', () => {
    expect(createFormat('es-MX', 'comma').date('2026-11-12', 'day')).toBe('12 nov');
    expect(createFormat('en-US', 'comma').date('2026-11-12', 'day')).toBe('Nov 12');
  });
});

describe('dates', () => {
  it('move and count across months and leap days', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2026-10-23', '2026-11-21')).toBe(30);
    expect(daysBetween('2026-11-21', '2026-11-21')).toBe(1);
  });

  it('are those of the zone, not of the PC', () => {
    const lateEvening = new Date('2026-11-21T05:30:00Z');
    expect(todayIn('America/Mexico_City', lateEvening)).toBe('2026-11-20');
    expect(todayIn('Asia/Tokyo', lateEvening)).toBe('2026-11-21');
    expect(clockIn('America/Mexico_City', lateEvening)).toBe('23:30');
    expect(clockIn('UTC', new Date('2026-11-21T00:05:00Z'))).toBe('00:05');
  });

  it('are written as the language does', () => {
    expect(createFormat('en-US').date('2026-11-12', 'day')).toBe('Nov 12');
    expect(createFormat('es-MX').date('2026-11-12', 'day')).toBe('12 nov');
    expect(createFormat('en-US').time('2026-11-12T00:05:00Z', 'UTC')).toBe('00:05');
  });

  it('take the variant of the language that the browser asks for', () => {
    expect(localeOf('es', ['en-US', 'es-ES'])).toBe('es-ES');
    expect(localeOf('es', ['en-US'])).toBe('es-MX');
  });
});
