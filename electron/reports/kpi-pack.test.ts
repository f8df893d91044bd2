import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDemo } from '../../db/demo/load';
import { LOADING_MS, UNTIL } from '../../db/demo/test-demo';
import { DEMO_USERS } from '../../db/demo/users';
import type { Actor } from '../../db/scope';
import type { KpiPack } from '../contract/reports';
import { createEngine, type Engine } from '../engine';
import { checksumOf, kpiPackDocument } from './kpi-pack';
import { reportPdf } from './pdf/ReportPdf';
import { reportWorkbook } from './workbook';
import { reportWords } from './words';

/*
 * Packs of the demo plant, set as PDF and as workbook, opened again and compared with what `kpi.results` says of the
 * same days: another way through the engine than the one that the pack takes.
 */
const admin: Actor = { userId: null, code: 'cli', role: 'ADMIN', host: 'cli' };
const RANGE = { from: '2026-10-01', to: UNTIL } as const;
const AS_OF = '2026-10-31';

let folder: string;
let engine: Engine;
let clients: readonly { readonly id: number; readonly code: string }[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-report-'));
  engine = await createEngine({ folder, create: true });
  const hashes = DEMO_USERS.map(() => 'no password');
  await engine.database.writer.run(admin, (scope) =>
    loadDemo(scope, { seed: 1, days: 40, until: UNTIL }, hashes, { untold: new Set() }),
  );
  clients = await engine.clientFor(admin).clients.list();
}, LOADING_MS);

afterAll(async () => {
  await engine?.close();
  rmSync(folder, { recursive: true, force: true });
});

const packOf = (clientId: number): Promise<KpiPack> =>
  engine.clientFor(admin).reports.kpiPack({ clientId, ...RANGE, asOf: AS_OF });

/** What a PDF prints, piece by piece: the texts of its page streams, which stand there in hexadecimal. */
const printed = (pdf: Buffer): string[] => {
  const texts: string[] = [];
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 7)) {
    if (pdf.toString('latin1', at - 3, at) === 'end') continue;
    const end = pdf.indexOf('endstream', at);
    let stream: string;
    try {
      stream = inflateSync(pdf.subarray(at + 7, end)).toString('latin1');
    } catch {
      continue;
    }
    for (const [, pieces = ''] of stream.matchAll(/\[([^\]]*)\] TJ/g)) {
      texts.push(
        [...pieces.matchAll(/<([0-9a-f]*)>/g)]
          .map(([, hex]) => Buffer.from(hex ?? '', 'hex').toString('latin1'))
          .join(''),
      );
    }
  }
  return texts;
};

const fixed = (value: number, digits: number): string =>
  new Intl.NumberFormat('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    value,
  );

const DIGITS = { '%': 1, 'per million': 0, days: 1 } as const;
const digitsOf = (unit: string): number => DIGITS[unit as keyof typeof DIGITS] ?? 1;

describe('a pack of KPIs', () => {
  it('prints the numbers that the engine tells of each day, in PDF and workbook', async () => {
    let compared = 0;
    for (const { id, code } of clients) {
      const pack = await packOf(id);
      const document = kpiPackDocument(pack, reportWords('en'));
      const texts = printed(await reportPdf(document));
      const workbook = await reportWorkbook(document);
      const { results } = await engine.clientFor(admin).kpi.results({
        clientCodes: [code],
        ...RANGE,
        asOf: AS_OF,
        by: 'day',
        kpis: ['efficiency', 'performance', 'availability', 'fpy', 'ppm', 'dpmo', 'absenteeism'],
      });
      for (const kpi of ['efficiency', 'ppm', 'absenteeism'] as const) {
        const ofKpi = results.filter((one) => one.kpi === kpi && one.records > 0);
        const title = document.sections
          .flatMap(({ blocks }) => blocks.filter((block) => block.type === 'table'))
          .find((table) => table.title.startsWith(reportWords('en').t(`kpi.${kpi}`)))?.title;
        const rows = (await readSheet(workbook, title?.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31))).slice(
          1,
        );
        expect(rows.length).toBe(ofKpi.length);
        for (const [at, one] of ofKpi.entries()) {
          const [date, value, numerator, denominator, records] = rows[at] ?? [];
          expect([
            (date instanceof Date ? date : new Date(0)).toISOString().slice(0, 10),
            value,
            numerator,
            denominator,
            records,
          ]).toEqual([one.group['day'], one.value, one.numerator, one.denominator, one.records]);
          const row = [
            fixed(one.value ?? Number.NaN, digitsOf(one.unit)),
            fixed(one.numerator ?? Number.NaN, 2),
            fixed(one.denominator ?? Number.NaN, 2),
            fixed(one.records, 0),
          ];
          const stands = texts.some((_text, from) => row.every((cell, step) => texts[from + step] === cell));
          expect([code, kpi, one.group['day'], stands]).toEqual([code, kpi, one.group['day'], true]);
          compared += row.length;
        }
      }
    }
    expect(compared).toBeGreaterThan(200);
  });

  it('is written in both languages, with its checksum, its period and a mark while that is open', async () => {
    const pack = await packOf(clients[0]?.id ?? 0);
    const spanish = kpiPackDocument(pack, reportWords('es'));
    const texts = printed(await reportPdf(spanish));
    expect(texts).toContain('Paquete de indicadores');
    expect(texts).toContain('Periodo todavía abierto');
    expect(texts.some((text) => text.endsWith(checksumOf(pack)))).toBe(true);
    expect(texts.some((text) => /^Página 1 de \d+$/.test(text))).toBe(true);
    expect(texts.filter((text) => /report\.|kpi\.|\{\w+\}/.test(text))).toEqual([]);
  });

  it('has another checksum once a number is another one, and the same in every language and format', async () => {
    const pack = await packOf(clients[0]?.id ?? 0);
    const [first, ...others] = pack.kpis;
    if (!first) throw new Error('no KPI');
    const changed = {
      ...pack,
      kpis: [{ ...first, now: { ...first.now, numerator: (first.now.numerator ?? 0) + 0.01 } }, ...others],
    };
    expect(checksumOf(changed)).not.toBe(checksumOf(pack));
    expect(checksumOf({ ...pack, asOf: '2030-01-01T00:00:00Z' })).toBe(checksumOf(pack));
  });
});
