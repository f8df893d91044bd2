import { expect, test } from 'vitest';
import { judgePassword } from './strength';

test.each([
  ['short', 'refused'],
  ['password123', 'refused'],
  ['plant.boss.plant.boss', 'refused'],
  ['aaaaaaaaaaaaaaaaaaaaaaab1', 'fair'],
  ['ladder-cl4', 'fair'],
  ['abcdefghijklmn-9', 'fair'],
  ['ladder-cloud-42', 'good'],
  ['ladder-cloud-window', 'strong'],
])('%s is %s', (password, strength) => {
  expect(judgePassword(password, 'plant.boss').strength).toBe(strength);
});

test('what may not be chosen comes with the key of its sentence', () => {
  expect(judgePassword('short', 'admin').refusal).toBe('password.short');
  expect(judgePassword('ladder-cloud-42', 'admin').refusal).toBeNull();
});
