import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFormat } from '../../format';
import { readDate, readTime } from './clock';
import type { ColumnKind, GridColumn } from './model';
import { decimalMarkOf, readCell, readHours } from './values';

const english = createFormat('en-US');
const mexican = createFormat('es-MX');
const spanish = createFormat('es-ES');

const column = (kind: ColumnKind, more: Partial<GridColumn> = {}): GridColumn => ({
  field: 'x',
  kind,
  label: 'X',
  help: '',
  isEditable: true,
  width: 80,
  ...more,
});

describe('numbers', () => {
  it.each([
    ['1 234', '1234'],
    ['1\u00a0234', '1234'],
    ['1,234', '1234'],
    ['1.234,50', '1234.5'],
    ['1,234.50', '1234.5'],
    ['2,5', '2.5'],
    ['−3', '-3'],
    ['100.0', '100'],
  ])('%s is %s in English', (text, read) =>
    expect(readCell(column('decimal'), text, english)).toEqual({ text: read, problem: null }),
  );

  it('are written as the locale writes them', () => {
    expect(readCell(column('decimal'), '2.5', spanish).text).toBe('2,5');
    expect(readCell(column('decimal'), '2,5', mexican).text).toBe('2.5');
  });

  it('stay as typed where they are none, with the reason', () => {
    expect(readCell(column('integer'), ' ten ', english)).toEqual({
      text: 'ten',
      problem: 'grid.not-a-number',
    });
    expect(readCell(column('integer'), '1.5', english)).toEqual({ text: '1.5', problem: 'grid.not-whole' });
    expect(readCell(column('decimal'), '1.2.3', english).problem).toBe('grid.not-a-number');
    expect(readCell(column('decimal'), '#N/A', english).problem).toBe('grid.not-a-number');
    expect(readCell(column('integer'), '', english)).toEqual({ text: '', problem: null });
  });

  it('of one source settle what a lone mark means', () => {
    expect(decimalMarkOf(['2,5', '1.234'])).toBe(',');
    expect(decimalMarkOf(['1,234', '0.125'])).toBe('.');
    expect(decimalMarkOf(['1.234.567'])).toBe(',');
    expect(decimalMarkOf(['1,234', '7'])).toBeNull();
    expect(decimalMarkOf(['2,5', '2.5'])).toBeNull();
    expect(readCell(column('integer'), '1.234', english, ',')).toEqual({ text: '1234', problem: null });
    expect(readCell(column('decimal'), '1,234', english, ',').text).toBe('1.234');
  });
});

describe('hours', () => {
  it.each([
    ['2:30', 2.5],
    ['02:30:00', 2.5],
    ['2,5', 2.5],
    ['2.5 h', 2.5],
    ['2h30', 2.5],
    ['90 min', 1.5],
    ['8 horas', 8],
    ['', null],
  ])('%s is %s', (text, hours) => expect(readHours(text, english)).toBe(hours));

  it.each(['2:75', 'h', 'two', '1:2:3', 'min'])('%s is none', (text) =>
    expect(readHours(text, english)).toBeNaN(),
  );
});

describe('times', () => {
  it.each([
    ['9:10', '09:10'],
    ['9.10', '09:10'],
    ['0910', '09:10'],
    ['910', '09:10'],
    ['9h10', '09:10'],
    ['9:10 PM', '21:10'],
    ['9:10 p. m.', '21:10'],
    ['12:05 am', '00:05'],
    ['9 pm', '21:00'],
    ['21', '21:00'],
    ['09:10:00', '09:10'],
    ['09:10:30', '09:10:30'],
    ['0.381944444444444', '09:10'],
    ['0,5000', '12:00'],
  ])('%s is %s', (text, time) => expect(readTime(text)).toBe(time));

  it.each(['24:00', '9:60', '13 pm', 'noon', '9:1', '12345'])('%s is none', (text) =>
    expect(readTime(text)).toBeNull(),
  );
});

describe('dates', () => {
  it.each([
    ['2026-11-21', 'en-US', '2026-11-21'],
    ['11/21/2026', 'en-US', '2026-11-21'],
    ['3/4/26', 'en-US', '2026-03-04'],
    ['3/4/26', 'es-MX', '2026-04-03'],
    ['21/11/2026', 'en-US', '2026-11-21'],
    ['21.11.2026', 'es-ES', '2026-11-21'],
    ['21-nov-26', 'es-MX', '2026-11-21'],
    ['21 de noviembre de 2026', 'es-MX', '2026-11-21'],
    ['Nov 21, 2026', 'en-US', '2026-11-21'],
    ['sáb 21 nov 2026', 'es-MX', '2026-11-21'],
    ['46347', 'en-US', '2026-11-21'],
    ['2026-11-21 00:00:00', 'en-US', '2026-11-21'],
  ])('%s in %s is %s', (text, locale, date) => expect(readDate(text, locale)).toBe(date));

  it.each(['2026-02-30', '31/31/2026', 'tomorrow', '12', '11/21', '123456'])('%s is none', (text) =>
    expect(readDate(text, 'en-US')).toBeNull(),
  );

  it('as the locale prints them are read back', () => {
    const dates = fc.date({ min: new Date('1990-01-01'), max: new Date('2080-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, fc.constantFrom('en-US', 'es-MX', 'es-ES', 'en-GB'), (date, locale) => {
        const day = date.toISOString().slice(0, 10);
        for (const dateStyle of ['short', 'medium', 'long'] as const) {
          const shown = new Intl.DateTimeFormat(locale, { dateStyle, timeZone: 'UTC' }).format(date);
          if (/\b\d{2}$/.test(shown) && !/\d{4}/.test(shown) && date.getUTCFullYear() < 2000) continue;
          expect(readDate(shown, locale)).toBe(day);
        }
      }),
    );
  });
});

describe('choices', () => {
  const reasons = column('choice', {
    choices: [
      { value: 'EQUIPMENT_FAILURE', label: 'Equipment failure', aliases: ['Falla de equipo'] },
      { value: 'SETUP', label: 'Setup / changeover' },
    ],
  });

  it('are found by label, value and other names, however they are written', () => {
    for (const text of ['equipment failure', 'EQUIPMENT_FAILURE', 'Falla de Equipo ', 'FALLA  DE EQUIPO']) {
      expect(readCell(reasons, text, english)).toEqual({ text: 'EQUIPMENT_FAILURE', problem: null });
    }
    expect(readCell(reasons, 'lunch', english)).toEqual({ text: 'lunch', problem: 'grid.not-a-choice' });
  });
});
