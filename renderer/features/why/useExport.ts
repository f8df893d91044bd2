import { useState } from 'react';
import type { Slice } from '../../../electron/contract/kpi';
import { api } from '../../api/client';
import { describeFailure } from '../../api/failure';
import { useWords } from '../../i18n/useWords';
import { saveFile } from '../../ui/table-file/save';
import type { Order } from './row-columns';

/** Saves all rows behind a number as a CSV file, in the order and language of the screen. */
export const useExport = (slice: Slice, order: Order) => {
  const { language } = useWords();
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const exportCsv = async (): Promise<void> => {
    setFailure(null);
    setBusy(true);
    try {
      const { fileName, bytes } = await api.kpi.exportRows({ ...slice, ...order, lang: language });
      saveFile(fileName, new Blob([new Uint8Array(bytes)], { type: 'text/csv;charset=utf-8' }));
    } catch (error) {
      setFailure(describeFailure(error));
    } finally {
      setBusy(false);
    }
  };
  return { exportCsv, failure, isBusy };
};
