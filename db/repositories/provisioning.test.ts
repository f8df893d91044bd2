import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type OpenDatabase } from '../open';
import { connectionOf, type Actor } from '../scope';
import { INDUSTRIES } from '../vocabulary';
import { provisionClient, verifyClient, type NewClient } from './provisioning';

const ADMIN: Actor = { userId: null, code: 'cli', role: 'ADMIN', host: 'cli' };

let folder: string;
let database: OpenDatabase;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-provisioning-'));
  database = await openDatabase(folder, { create: true });
});

afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const provision = (input: NewClient, actor = ADMIN) =>
  database.writer.run(actor, (scope) => provisionClient(scope, input));
const failing = async (code: string) => {
  const { checks } = await database.reader.run(ADMIN, (scope) => verifyClient(scope, code));
  return checks.filter(({ isOk }) => !isOk).map(({ name }) => name);
};

describe('a new client', () => {
  it('has catalogues and lacks shifts, lines and products when no industry is named', async () => {
    const client = await provision({ code: 'CLIENT-A', name: 'Client A' });
    expect(client).toMatchObject({ id: 1, timezone: 'America/Mexico_City', industry: 'general' });
    expect(await failing('CLIENT-A')).toEqual(['shifts', 'lines', 'products', 'products-with-standard']);
  });

  it.each(INDUSTRIES)(
    'of industry %s has its shifts and two-level catalogues in both languages',
    async (industry) => {
      const { id } = await provision({
        code: 'CLIENT-A',
        name: 'Client A',
        timezone: 'Europe/Madrid',
        industry,
      });
      expect(await failing('CLIENT-A')).toEqual(['lines', 'products', 'products-with-standard']);
      await database.reader.run(ADMIN, async (scope) => {
        for (const table of ['downtime_reasons', 'hold_reasons', 'defect_types']) {
          const orphans = connectionOf(scope)
            .prepare(
              `SELECT code FROM ${table} AS child WHERE client_id = ? AND (name_en = '' OR name_es = '' OR (parent_code IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM ${table} p WHERE p.client_id = child.client_id AND p.code = child.parent_code AND p.parent_code IS NULL)))`,
            )
            .all(id);
          expect(orphans).toEqual([]);
        }
      });
    },
  );

  it('is audited, and its code is taken from then on', async () => {
    await provision({ code: 'CLIENT-A', name: 'Client A' });
    await database.reader.run(ADMIN, async (scope) => {
      expect(connectionOf(scope).prepare('SELECT action, table_name, row_id FROM audit_log').all()).toEqual([
        { action: 'create', table_name: 'clients', row_id: 1 },
      ]);
    });
    await expect(provision({ code: 'CLIENT-A', name: 'Again' })).rejects.toMatchObject({
      code: 'conflict',
      key: 'client.code-taken',
    });
  });

  it('needs an administrator and a time zone that exists', async () => {
    const power: Actor = { ...ADMIN, role: 'POWERUSER' };
    await expect(provision({ code: 'C', name: 'C' }, power)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(provision({ code: 'C', name: 'C', timezone: 'Mars/Olympus' })).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [{ path: ['timezone'] }],
    });
  });

  it('is not found outside the scope', async () => {
    await provision({ code: 'CLIENT-A', name: 'Client A' });
    const stranger: Actor = { userId: 7, code: 'U-7', role: 'LEADER', host: 'cli' };
    await expect(
      database.reader.run(stranger, (scope) => verifyClient(scope, 'CLIENT-A')),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});
