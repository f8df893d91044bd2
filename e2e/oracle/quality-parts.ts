import { inspectionsOf, opportunitiesOf, passedOf } from './inputs';
import { partOfRow, type Part } from './parts';
import { numberIn, type PlainClient, type Row } from './plain';

const amount = (row: Row, field: string): number => numberIn(row, field) ?? 0;

/** KPI 4: at the grain date × shift, inspections where there are any, else production. */
export const ppmParts = (client: PlainClient): Part[] => {
  const place = (row: Row) => `${row['shift_date']} ${row['shift_type']}`;
  const inspections = inspectionsOf(client);
  const inspected = new Set(inspections.map(place));
  return [
    ...inspections.map((row) =>
      partOfRow(client, 'inspection', row, {
        numerator: amount(row, 'units_defective'),
        denominator: amount(row, 'units_inspected'),
      }),
    ),
    ...client.tables.production_entry
      .filter((row) => !inspected.has(place(row)))
      .map((row) => {
        const numerator = amount(row, 'units_defective');
        const denominator = amount(row, 'units_produced');
        return partOfRow(client, 'production', row, {
          numerator,
          denominator,
          numeratorEstimated: numerator,
          denominatorEstimated: denominator,
          confidence: 0.7,
          sources: [['ppm', 'production']],
        });
      }),
  ];
};

/** KPI 5: defects over units inspected × the row's own opportunities. */
export const dpmoParts = (client: PlainClient): Part[] =>
  inspectionsOf(client).map((row) => {
    const opportunities = opportunitiesOf(client, row);
    const denominator = amount(row, 'units_inspected') * opportunities.value;
    return partOfRow(client, 'inspection', row, {
      numerator: amount(row, 'total_defects_count'),
      denominator,
      denominatorEstimated: opportunities.estimated ? denominator : 0,
      confidence: opportunities.confidence,
      sources: opportunities.estimated ? [['opportunities', opportunities.source]] : [],
    });
  });

/** KPI 6: units passed first time over units inspected. */
export const fpyParts = (client: PlainClient): Part[] =>
  inspectionsOf(client).map((row) => {
    const passed = passedOf(row);
    return partOfRow(client, 'inspection', row, {
      numerator: passed.value,
      denominator: amount(row, 'units_inspected'),
      numeratorEstimated: passed.estimated ? passed.value : 0,
      confidence: passed.confidence,
      sources: passed.estimated ? [['passed', passed.source]] : [],
    });
  });

const overInspected = (client: PlainClient, unitsOf: (row: Row) => number): Part[] =>
  inspectionsOf(client).map((row) =>
    partOfRow(client, 'inspection', row, {
      numerator: unitsOf(row),
      denominator: amount(row, 'units_inspected'),
    }),
  );

/** Units scrapped (failed, neither reworked nor repaired) over units inspected. */
export const scrapParts = (client: PlainClient): Part[] =>
  overInspected(
    client,
    (row) =>
      amount(row, 'units_defective') -
      amount(row, 'units_requiring_rework') -
      amount(row, 'units_requiring_repair'),
  );

/** Units to rework over units inspected. */
export const reworkParts = (client: PlainClient): Part[] =>
  overInspected(client, (row) => amount(row, 'units_requiring_rework'));

/** Defects over units inspected. */
export const dhuParts = (client: PlainClient): Part[] =>
  overInspected(client, (row) => amount(row, 'total_defects_count'));
