import {
  CellApiModule,
  CellStyleModule,
  ClientSideRowModelModule,
  colorSchemeDark,
  colorSchemeLight,
  CustomEditorModule,
  ModuleRegistry,
  PinnedRowModule,
  RenderApiModule,
  RowApiModule,
  ScrollApiModule,
  themeQuartz,
  TooltipModule,
} from 'ag-grid-community';
import type { Density } from '../../../electron/contract/session';

ModuleRegistry.registerModules([
  CellApiModule,
  CellStyleModule,
  ClientSideRowModelModule,
  CustomEditorModule,
  PinnedRowModule,
  RenderApiModule,
  RowApiModule,
  ScrollApiModule,
  TooltipModule,
]);

const look = {
  fontFamily: 'inherit',
  fontSize: 13,
  headerFontSize: 12,
  headerFontWeight: 500,
  rowHeight: 34,
  headerHeight: 46,
  cellHorizontalPadding: 8,
  wrapperBorderRadius: 4,
  borderRadius: 3,
  columnBorder: true,
} as const;

/** Height of a row that a finger hits, in pixels. */
const TOUCH_HEIGHT = 44;

const light = themeQuartz.withPart(colorSchemeLight).withParams({
  ...look,
  accentColor: '#215286',
  backgroundColor: '#ffffff',
  foregroundColor: '#18212b',
  headerBackgroundColor: '#eceff3',
  headerTextColor: '#3a4652',
  borderColor: '#d5dbe2',
});

const dark = themeQuartz.withPart(colorSchemeDark).withParams({
  ...look,
  accentColor: '#8db6e2',
  backgroundColor: '#171f28',
  foregroundColor: '#e3e8ee',
  headerBackgroundColor: '#202a34',
  headerTextColor: '#c0c9d3',
  borderColor: '#2b3641',
});

/** Height of a row where rows are to stand close, in pixels. */
const COMPACT_HEIGHT = 28;

const atHeights = (theme: typeof light) => ({
  comfortable: theme,
  compact: theme.withParams({ rowHeight: COMPACT_HEIGHT }),
  touch: theme.withParams({ rowHeight: TOUCH_HEIGHT }),
});

const THEMES = { light: atHeights(light), dark: atHeights(dark) } as const;

/** How a grid looks: by colour scheme and density, with rows high enough for fingers where the screen is touched. */
export const themeOf = (scheme: 'light' | 'dark', isTouch: boolean, density: Density) =>
  THEMES[scheme][isTouch ? 'touch' : density];
