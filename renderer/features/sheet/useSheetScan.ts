import { NEEDED, openSpotOf } from '../production/openSpot';
import { typeInto, type ProductionRow } from '../production/rows';
import { useOrderScan } from '../scan/useOrderScan';
import { useEffect } from 'react';
import { holdKeysUntil } from '../../ui/grid/earlyKeys';
import type { Words } from '../../i18n/useWords';
import { isBlank, type SectionSource, type SectionSpot } from './section';

/** Takes a scanned order to its row of production, or into the empty one; tells in words what led nowhere. */
export const useSheetScan = ({
  clientId,
  rows,
  source,
  words: { t, format },
  cancelTyping,
  finishTyping,
  goTo,
}: {
  readonly clientId: number;
  readonly rows: readonly ProductionRow[];
  readonly source: SectionSource<ProductionRow>;
  readonly words: Words;
  /** Ends typing in every section and drops what was typed. */
  readonly cancelTyping: () => void;
  /** Ends typing in every section and keeps what was typed. */
  readonly finishTyping: () => void;
  /** Shows production with the focus on a cell. */
  readonly goTo: (spot: SectionSpot) => void;
}): { readonly trouble: string | null; readonly forget: () => void } => {
  const { trouble, forget } = useOrderScan({
    clientId,
    orderField: 'workOrder',
    // Whoever scans into a row that is begun corrects its order.
    isElsewhere: (code, key) =>
      rows.some((row) => row.key === key && isBlank(row)) && openSpotOf(code, rows, format) !== null,
    cancelTyping,
    finishTyping,
    onOrder: (code) => {
      const known = openSpotOf(code, source.rows(), format);
      const empty = source.rows().find(isBlank);
      const spot = known ?? (empty ? { key: empty.key, field: NEEDED[0] } : null);
      if (spot === null) return;
      if (known === null)
        source.edit({ kind: 'type', count: 1 }, (all) =>
          all.map((row) => (row.key === spot.key ? typeInto(row, 'workOrder', code, format) : row)),
        );
      const at = `#section-production [row-id="${CSS.escape(spot.key)}"] [col-id="${spot.field}"]`;
      holdKeysUntil(() => Boolean(document.activeElement?.closest(at)));
      // The cell that was left takes the focus back when its editor goes.
      setTimeout(() => goTo(spot), 0);
    },
  });
  // Whoever goes on typing has read it.
  useEffect(forget, [forget, rows]);
  return {
    trouble: trouble && t(`scan.${trouble.kind}`, { code: trouble.scanned }),
    forget,
  };
};
