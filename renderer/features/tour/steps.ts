import type { Me } from '../../../electron/contract/session';

/** A place that the tour stops at: its page, and what of the page it points to. */
export type TourStep = {
  readonly name: 'today' | 'why' | 'kpi' | 'sheet' | 'save' | 'masters' | 'find' | 'keys';
  /** Null: wherever the tour is. */
  readonly page: 'today' | 'kpi' | 'sheet' | null;
  readonly target: string;
};

const SHEET: readonly TourStep[] = [
  { name: 'sheet', page: 'sheet', target: '.ag-root' },
  { name: 'save', page: 'sheet', target: '[data-action=read-back]' },
];
const KEYS: TourStep = { name: 'keys', page: null, target: '[data-action=keys]' };

/** The steps for a role: whoever types sees the sheet, everybody else the numbers first. */
export const stepsFor = (role: Me['role']): readonly TourStep[] =>
  role === 'OPERATOR'
    ? [...SHEET, KEYS]
    : [
        {
          name: 'today',
          page: 'today',
          target: '[data-testid=tile-efficiency], main:not(:has([data-testid=tile-efficiency])) h1',
        },
        { name: 'why', page: 'today', target: '[data-testid=tile-efficiency] button' },
        { name: 'kpi', page: 'kpi', target: 'main h1' },
        ...SHEET,
        { name: 'masters', page: null, target: 'nav a[href^="#/masters"]' },
        { name: 'find', page: null, target: '[data-testid=find]' },
        KEYS,
      ];
