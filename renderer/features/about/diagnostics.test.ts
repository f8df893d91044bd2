import { expect, test } from 'vitest';
import { diagnosticsOf, type AboutFacts } from './diagnostics';

const FACTS: AboutFacts = {
  version: '1.2.3',
  commit: null,
  schemaVersion: 14,
  nodeVersion: '24.0.0',
  sqliteVersion: '3.50.0',
  electronVersion: null,
  platform: 'linux x64',
  lastBackupAt: '2026-03-04T14:02:00.000Z',
  file: { path: '/home/somebody/Plant/lineside.sqlite', bytes: 4096, walBytes: 0, freeBytes: 1_000_000 },
};

test('diagnostics tell versions, sizes and times, and no path', () => {
  const text = diagnosticsOf(FACTS, 'Browser/1');
  expect(text).not.toMatch(/somebody|Plant|home/);
  expect(text.split('\n')).toEqual([
    'Lineside 1.2.3 (commit unknown)',
    'schema 14',
    'SQLite 3.50.0, Node.js 24.0.0, Electron none',
    'engine on linux x64',
    'page in Browser/1',
    'last backup 2026-03-04T14:02:00.000Z',
    'file 4096 bytes, journal 0 bytes, 1000000 bytes free',
  ]);
  expect(diagnosticsOf({ ...FACTS, file: null }, 'Browser/1')).not.toContain('bytes');
});
