import { expect, test } from 'vitest';
import { lastedText } from './clock';

test('a stop lasts hours, minutes and seconds, and never less than nothing', () => {
  const since = Date.parse('2025-12-02T10:00:00Z');
  expect(lastedText(since, since + 5_900)).toBe('0:00:05');
  expect(lastedText(since, since + 725_000)).toBe('0:12:05');
  expect(lastedText(since, since + 27 * 3_600_000)).toBe('27:00:00');
  expect(lastedText(since, since - 60_000)).toBe('0:00:00');
});
