import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestPlant } from '../../db/exchange/test-plant';
import { listKpiResults, type KpiValue } from '../../db/kpi/results';
import { bringClients } from './floor';
import { judge } from './oracle';
import { clientOf, type Expected, type WorkedCase } from './worked';
import { LABOUR_CASES } from './worked-labour';
import { OUTCOME_CASES } from './worked-outcomes';
import { TIME_CASES } from './worked-time';

const GROUPS = { time: TIME_CASES, labour: LABOUR_CASES, outcomes: OUTCOME_CASES } as const;
const CASES = Object.values(GROUPS)
  .flat()
  .map((one, at) => ({ one, client: clientOf(`WORKED-${at + 1}`, one) }));

let plant: TestPlant;

beforeAll(async () => {
  plant = await bringClients(CASES.map(({ client }) => ({ client })));
});

afterAll(() => plant.close());

const sliceOf = ({ from, to, asOf }: Expected) => ({
  from: from ?? '2025-10-01',
  to: to ?? '2026-04-30',
  asOf: asOf ?? '2026-05-01',
});

const resultOf = async (code: string, expected: Expected): Promise<KpiValue> => {
  const { results } = await plant.look((scope) =>
    listKpiResults(scope, {
      clientCodes: [code],
      ...sliceOf(expected),
      kpis: [expected.kpi],
      ...(expected.by === undefined ? {} : { by: expected.by }),
    }),
  );
  const found = results.filter(
    ({ group }) => expected.by === undefined || group[expected.by] === expected.group,
  );
  const [result] = found;
  if (!result || found.length > 1) throw new Error(`${found.length} results of ${expected.kpi}`);
  return result;
};

const titleOf = ({ kpi, by, group, from, to, asOf }: Expected): string =>
  [kpi, by && `of ${group}`, from && `from ${from}`, to && `to ${to}`, asOf && `as of ${asOf}`]
    .filter(Boolean)
    .join(' ');

const look = async (code: string, one: WorkedCase, expected: Expected): Promise<void> => {
  const result = await resultOf(code, expected);
  const { value, extra, note } = expected;
  if (value === null) expect(result.value).toBeNull();
  else expect(result.value).toBeCloseTo(value, 9);
  for (const field of ['numerator', 'denominator', 'records', 'estimatedShare', 'confidence'] as const) {
    const wanted = expected[field];
    if (wanted !== undefined)
      expect({ [field]: result[field] }).toEqual({ [field]: expect.closeTo(wanted, 9) });
  }
  for (const [name, wanted] of Object.entries(extra ?? {})) expect(result.extra[name]).toBeCloseTo(wanted, 2);
  if (note !== undefined) expect(result.noteKeys).toContain(note);
  const verdict = judge(clientOf(code, one), expected.kpi, sliceOf(expected), expected.by ?? null).get(
    expected.group ?? null,
  );
  if (value === null) expect(verdict?.value ?? null).toBeNull();
  else expect(verdict?.value).toBeCloseTo(value, 9);
};

describe.each(CASES)('$one.name', ({ one, client }) => {
  test.each(one.expected.map((expected) => ({ title: titleOf(expected), expected })))(
    '$title',
    ({ expected }) => look(client.code, one, expected),
  );
});
