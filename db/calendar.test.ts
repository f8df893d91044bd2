import { describe, expect, it } from 'vitest';
import { addDays, dateIn } from './calendar';

describe('calendar', () => {
  it('knows that it is still yesterday west of Greenwich and already tomorrow east of it', () => {
    const at = new Date('2026-03-01T03:30:00Z');
    expect(dateIn('America/Mexico_City', at)).toBe('2026-02-28');
    expect(dateIn('UTC', at)).toBe('2026-03-01');
    expect(dateIn('Asia/Tokyo', new Date('2026-02-28T15:00:00Z'))).toBe('2026-03-01');
  });

  it('counts days over months, leap days and clock changes', () => {
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-10-25', 1)).toBe('2026-10-26');
    expect(addDays('2026-01-01', -365)).toBe('2025-01-01');
  });
});
