import { describe, expect, it } from 'vitest';
import { inForce } from './dated';

const always = { value: 'a', from: null };
const march = { value: 'b', from: '2026-03-01' };
const june = { value: 'c', from: '2026-06-01' };

describe('the value of a setting on a date', () => {
  it('is the last that began, and tells the one that follows', () => {
    const values = [always, march, june];
    expect(inForce(values, '2026-02-28')).toEqual({ now: always, next: march });
    expect(inForce(values, '2026-03-01')).toEqual({ now: march, next: june });
    expect(inForce(values, '2026-12-31')).toEqual({ now: june, next: null });
  });
});
