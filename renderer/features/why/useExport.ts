import Papa from 'papaparse';
import { useState } from 'react';
import type { KpiRow, Slice } from '../../../electron/contract/kpi';
import { api } from '../../api/client';
import { describeFailure } from '../../api/failure';
import type { Sort } from './row-columns';

const PAGE_ROWS = 500;

const fetchAll = async (slice: Slice, order: { readonly sort: Sort; readonly descending: boolean }) => {
  const rows: KpiRow[] = [];
  for (;;) {
    const page = await api.kpi.rows({ ...slice, ...order, offset: rows.length, limit: PAGE_ROWS });
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= page.total) return rows;
  }
};

const download = (name: string, text: string): void => {
  const address = URL.createObjectURL(new Blob([`\uFEFF${text}`], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
};

/** Saves all rows behind a number as a CSV file, in the order of the screen. */
export const useExport = (
  slice: Slice,
  order: { readonly sort: Sort; readonly descending: boolean },
): { readonly exportCsv: () => Promise<void>; readonly failure: string | null; readonly isBusy: boolean } => {
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const exportCsv = async () => {
    setFailure(null);
    setBusy(true);
    try {
      const rows = await fetchAll(slice, order);
      const text = Papa.unparse(
        rows.map(({ sources, facts, ...row }) => ({
          ...row,
          ...facts,
          inferred: sources.map(({ input, source }) => `${input}: ${source}`).join('; '),
        })),
        { escapeFormulae: true },
      );
      download(`${slice.kpi}_${slice.from}_${slice.to}.csv`, text);
    } catch (error) {
      setFailure(describeFailure(error));
    } finally {
      setBusy(false);
    }
  };
  return { exportCsv, failure, isBusy };
};
