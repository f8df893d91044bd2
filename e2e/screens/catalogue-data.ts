import type { Page } from 'playwright-core';
import type { Station } from '../harness';
import { daysAgo, importRows, SAMPLE, today } from '../sample-data';

type Coded = { readonly id: number; readonly code: string };
type Product = Coded & { readonly version: number };

/** Calls a procedure as whoever is logged in at the page. */
export const call = <Answer>(page: Page, procedure: string, input: object = {}): Promise<Answer> =>
  page.evaluate(
    async ([name, body]) => {
      const answer = await fetch(`/api/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (!answer.ok) throw new Error(`${name}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as Answer;
    },
    [procedure, input] as const,
  );

/** Id of the apparel client. */
export const apparelId = async (page: Page): Promise<number> => {
  const clients = await call<readonly Coded[]>(page, 'clients/list');
  const client = clients.find(({ code }) => code === SAMPLE.apparel);
  if (!client) throw new Error(`${SAMPLE.apparel} is not there.`);
  return client.id;
};

const find = <Row extends Coded>(rows: readonly Row[], code: string): Row => {
  const row = rows.find((each) => each.code === code);
  if (!row) throw new Error(`${code} is not there.`);
  return row;
};

const PRODUCTS = [
  ['POLO-22', 'Piqué polo with two buttons', 'Knit tops', 'BODY-KNIT', 0.21],
  ['TEE-CREW', 'Crew neck of 180 g', 'Knit tops', 'BODY-KNIT', 0.12],
  ['HOOD-ZIP', 'Lined with a zip', 'Fleece', 'BODY-FLEECE', ''],
  ['OLD-STYLE', 'Woven shirt', 'Woven tops', '', 0.3],
] as const;

/** Gives the apparel client products and parts, through the command line. */
export const importCatalogue = async (lineside: Station['lineside']): Promise<void> => {
  await importRows(
    lineside,
    'part_opportunities',
    SAMPLE.apparel,
    [
      ['BODY-KNIT', 47, 'Knitted body with sleeves and collar'],
      ['BODY-FLEECE', 61, 'Fleece body with hood and zip'],
    ].map(([part_number, opportunities_per_unit, description]) => ({
      part_number: String(part_number),
      opportunities_per_unit: Number(opportunities_per_unit),
      description: String(description),
    })),
  );
  await importRows(
    lineside,
    'product',
    SAMPLE.apparel,
    PRODUCTS.map(([product_id, description, category, part_number, ideal_cycle_time]) => ({
      product_id,
      style_model: product_id,
      description,
      category,
      part_number,
      ideal_cycle_time,
      is_active: product_id === 'OLD-STYLE' ? 'FALSE' : 'TRUE',
    })),
  );
};

const EQUIPMENT = [
  ['CUT-01', 'Straight knife cutter', null],
  ['SEW-01', 'Overlock, four threads', 'L1'],
  ['SEW-02', 'Coverstitch', 'L1'],
  ['SEW-03', 'Lockstitch with trimmer', 'L2'],
  ['PRESS-01', 'Steam press', 'L2'],
] as const;

const SIZES = ['XS', 'S', 'M', 'L', 'XL', '2XL'];
const COLOURS = ['White', 'Navy', 'Red', 'Heather grey'];

/** Sizes and colours, routings, equipment, piece plans and standards, made once by whoever may. */
export const fillCatalogue = async (page: Page): Promise<void> => {
  const clientId = await apparelId(page);
  if ((await call<unknown[]>(page, 'equipment/list', { clientId })).length > 0) return;
  const make = (procedure: string, input: object) => call(page, procedure, { clientId, ...input });
  const lines = await call<readonly Coded[]>(page, 'lines/list', { clientId });
  const [first, second] = [find(lines, 'L1').id, find(lines, 'L2').id];
  for (const [code, name, line] of EQUIPMENT)
    await make('equipment/create', { code, name, lineId: line === null ? null : find(lines, line).id });
  for (const [lineId, shiftType, pieces, date, from] of [
    [first, 'SHIFT_1ST', 950, null, null],
    [first, 'SHIFT_1ST', 1040, null, daysAgo(20)],
    [first, 'SHIFT_1ST', 1180, null, daysAgo(-9)],
    [first, 'SHIFT_1ST', 620, today(), null],
    [second, 'SHIFT_1ST', 780, null, null],
    [second, 'SHIFT_2ND', 640, null, daysAgo(45)],
  ] as const)
    await make('piecePlans/add', { lineId, shiftType, pieces, date, from });
  const products = await call<readonly Product[]>(page, 'products/list', { clientId });
  const polo = find(products, 'POLO-22');
  await make('products/update', {
    id: polo.id,
    version: polo.version,
    sizes: SIZES,
    colours: COLOURS,
    variants: SIZES.flatMap((size) => COLOURS.map((colour) => ({ size, colour }))).filter(
      ({ size, colour }) => !(colour === 'Red' && (size === 'XS' || size === '2XL')),
    ),
  });
  for (const [code, name] of [
    ['PRESS', 'Pressing'],
    ['QC', 'Final inspection'],
  ])
    await make('operations/create', { code, name });
  await make('routings/set', { style: null, operations: ['CUT', 'SEW', 'QC', 'PACK'] });
  await make('routings/set', { style: 'POLO-22', operations: ['CUT', 'SEW', 'PRESS', 'QC', 'PACK'] });
  for (const standard of [
    { cycleTimeHours: 0.25 },
    { line: 'L2', cycleTimeHours: 0.22 },
    { line: 'L2', from: daysAgo(14), cycleTimeHours: 0.2 },
    { line: 'L2', from: daysAgo(-12), cycleTimeHours: 0.19 },
  ])
    await make('standards/set', standard);
  await make('standards/setCategory', { category: 'Fleece', cycleTimeHours: 0.34 });
};

/** Saves a product as somebody else would who was quicker. */
export const describeProduct = async (page: Page, code: string, description: string): Promise<void> => {
  const clientId = await apparelId(page);
  const products = await call<readonly Product[]>(page, 'products/list', { clientId });
  const { id, version } = find(products, code);
  await call(page, 'products/update', { clientId, id, version, description });
};
