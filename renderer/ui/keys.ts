import type { TextKey } from '../i18n';

/** Keys and what they do; several keys of one row do the same or the opposite. */
export type KeyRow = readonly [keys: readonly string[], meaning: TextKey];

export type KeyGroup = { readonly name: TextKey; readonly rows: readonly KeyRow[] };

const EVERYWHERE: KeyGroup = {
  name: 'keys.group-everywhere',
  rows: [
    [['Ctrl K'], 'keys.palette'],
    [['?'], 'keys.help'],
    [['Esc'], 'keys.close'],
    [['Alt ←', 'Alt →'], 'keys.back'],
  ],
};

const PALETTE: KeyGroup = {
  name: 'keys.group-palette',
  rows: [
    [['↑', '↓'], 'keys.choose'],
    [['Page ↑', 'Page ↓'], 'keys.choose-far'],
    [['Enter'], 'keys.open-chosen'],
  ],
};

const LIST: KeyGroup = {
  name: 'keys.group-list',
  rows: [
    [['/'], 'keys.search'],
    [['↑', '↓'], 'keys.rows'],
    [['Home', 'End'], 'keys.ends'],
    [['Enter'], 'keys.open-row'],
    [['N'], 'keys.new'],
  ],
};

const FORM: KeyGroup = {
  name: 'keys.group-form',
  rows: [
    [['Tab', 'Shift Tab'], 'keys.next-field'],
    [['Ctrl Enter'], 'keys.save'],
    [['Esc'], 'keys.leave'],
  ],
};

const PERIOD: KeyRow = [['←', '→'], 'keys.period'];

const CHART: KeyGroup = {
  name: 'keys.group-numbers',
  rows: [
    PERIOD,
    [['T'], 'keys.table'],
    [['W'], 'keys.why'],
    [['N'], 'keys.note'],
    [['Tab', '← →', 'Enter'], 'keys.walk'],
  ],
};

const PORTFOLIO: KeyGroup = {
  name: 'nav.portfolio',
  rows: [
    [['← ↑ → ↓'], 'keys.cells'],
    [['Home', 'End'], 'keys.row-ends'],
    [['Enter'], 'keys.open-kpi'],
    [['W'], 'keys.why'],
  ],
};

const ACTION: KeyGroup = { name: 'actions.title', rows: [[['A'], 'keys.new-action']] };

const SHEET: KeyGroup = {
  name: 'nav.sheet',
  rows: [
    [['Tab', 'Shift Tab'], 'keys.next-cell'],
    [['Enter'], 'keys.enter'],
    [['← ↑ → ↓'], 'keys.move'],
    [['0–9', 'A–Z'], 'keys.type'],
    [['F2'], 'keys.edit'],
    [['Delete'], 'keys.clear'],
    [['Esc'], 'keys.cancel'],
    [['Shift ← ↑ → ↓', 'Ctrl A'], 'keys.select'],
    [['Ctrl C', 'Ctrl X', 'Ctrl V'], 'keys.copy-paste'],
    [['Ctrl Z', 'Ctrl Y'], 'keys.undo'],
    [['Ctrl D'], 'keys.fill'],
    [['Ctrl Shift D'], 'keys.duplicate'],
    [['Ctrl Alt +', 'Ctrl Alt −'], 'keys.insert'],
    [['F8', 'Shift F8'], 'keys.problem'],
    [['Alt 1', 'Alt 4'], 'keys.sections'],
    [['Ctrl Enter'], 'keys.submit'],
  ],
};

const STOPS: KeyGroup = {
  name: 'keys.group-stops',
  rows: [
    [['.', '…'], 'keys.now'],
    [['Alt N'], 'keys.start-stop'],
    [['Alt E'], 'keys.end-stop'],
    [['Alt S'], 'keys.split'],
    [['Alt M'], 'keys.merge'],
  ],
};

const QUALITY: KeyGroup = {
  name: 'keys.group-quality',
  rows: [
    [['Alt T'], 'keys.tally'],
    [['A–Z'], 'keys.tally-type'],
    [['+', '−', '0–9'], 'keys.tally-count'],
  ],
};

const PEOPLE: KeyGroup = {
  name: 'keys.group-attendance',
  rows: [
    [['↑', '↓'], 'keys.person'],
    [['A'], 'keys.absent'],
    [['C'], 'keys.cover'],
    [['H'], 'keys.hours-away'],
    [['L', 'E'], 'keys.late-early'],
    [['P', 'Delete'], 'keys.there'],
    [['N'], 'keys.notes'],
    [['Ctrl Enter'], 'keys.submit'],
    [['V'], 'keys.verify'],
  ],
};

const BOARD: KeyGroup = {
  name: 'nav.board',
  rows: [
    [['F', 'F11'], 'keys.full-screen'],
    [['Esc'], 'keys.leave-board'],
  ],
};

/** By path; one that ends in `/` stands for every page below it. */
const BY_PAGE: Readonly<Record<string, readonly KeyGroup[]>> = {
  '/today': [CHART],
  '/kpis': [{ name: 'nav.kpis', rows: [PERIOD] }],
  '/kpis/': [CHART, ACTION],
  '/actions': [LIST, FORM],
  '/portfolio': [PORTFOLIO],
  '/sheet': [SHEET, STOPS, QUALITY],
  '/board': [BOARD],
  '/people': [PEOPLE],
  '/orders': [LIST, FORM],
  '/orders/': [FORM],
  '/masters/': [LIST, FORM],
  '/admin': [LIST, FORM],
};

/** The keys of the page at a path, then those of every page. */
export const keysOf = (path: string): readonly KeyGroup[] => [
  ...(BY_PAGE[path] ?? BY_PAGE[path.replace(/[^/]+$/, '')] ?? []),
  EVERYWHERE,
  PALETTE,
];

/** Every key of every page, for paper. */
export const ALL_KEYS: readonly KeyGroup[] = [
  EVERYWHERE,
  PALETTE,
  CHART,
  ACTION,
  PORTFOLIO,
  SHEET,
  STOPS,
  QUALITY,
  BOARD,
  PEOPLE,
  LIST,
  FORM,
];
