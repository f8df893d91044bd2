import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const steel: MantineColorsTuple = [
  '#edf3fa',
  '#d6e3f1',
  '#adc6e2',
  '#83a9d3',
  '#5f8fc6',
  '#4279b6',
  '#2b659f',
  '#215286',
  '#19416c',
  '#102e4f',
];

const dark: MantineColorsTuple = [
  '#dbe1e8',
  '#b9c2cd',
  '#98a3b0',
  '#66727f',
  '#3b4652',
  '#2e3843',
  '#212a33',
  '#161d25',
  '#10161d',
  '#0b1016',
];

const system = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif';

/** Look of every component: one accent, small radii, dense controls, the system's own typeface. */
export const theme = createTheme({
  primaryColor: 'steel',
  primaryShade: { light: 7, dark: 6 },
  colors: { steel, dark },
  fontFamily: system,
  headings: { fontFamily: system, fontWeight: '600' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  defaultRadius: 'sm',
  radius: { xs: '2px', sm: '3px', md: '5px', lg: '8px', xl: '12px' },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Modal: { defaultProps: { transitionProps: { duration: 120 }, overlayProps: { backgroundOpacity: 0.4 } } },
    Drawer: {
      defaultProps: { transitionProps: { duration: 120 }, overlayProps: { backgroundOpacity: 0.2 } },
    },
    Tooltip: { defaultProps: { openDelay: 200, withArrow: true, multiline: true, maw: 320 } },
  },
});

/** Colours that mean something, in both themes at least 4.5:1 on their grounds and told apart by the colour-blind. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f5f7f9',
    '--mantine-color-text': '#18212b',
    '--mantine-color-dimmed': '#55606c',
    '--mantine-color-placeholder': '#66717d',
    '--mantine-color-error': '#a93213',
    '--mantine-color-anchor': '#215286',
    '--surface': '#ffffff',
    '--surface-sunken': '#eceff3',
    '--line': '#d5dbe2',
    '--line-strong': '#818d9a',
    '--rail': '#132537',
    '--accent-text': '#215286',
    '--accent-ground': '#e3ecf6',
    '--notice-count': '#55606c',
    '--notice-count-text': '#ffffff',
    '--state-good': '#0a6f69',
    '--state-warning': '#8a5600',
    '--state-critical': '#b0350f',
    '--warning-ground': '#fdf3dc',
    '--critical-ground': '#fbe9e3',
    '--good-ground': '#e0f2f0',
    '--series-1': '#215286',
    '--series-2': '#a1541b',
    '--series-grey': '#8a949f',
  },
  dark: {
    '--mantine-color-body': '#10161d',
    '--mantine-color-text': '#e3e8ee',
    '--mantine-color-dimmed': '#9ea9b5',
    '--mantine-color-placeholder': '#8b96a3',
    '--mantine-color-error': '#ff9676',
    '--mantine-color-anchor': '#8db6e2',
    '--surface': '#171f28',
    '--surface-sunken': '#0c1117',
    '--line': '#2b3641',
    '--line-strong': '#6b7886',
    '--rail': '#0b1118',
    '--accent-text': '#8db6e2',
    '--accent-ground': '#22344a',
    '--notice-count': '#9ea9b5',
    '--notice-count-text': '#10161d',
    '--state-good': '#4fc7b8',
    '--state-warning': '#f0b648',
    '--state-critical': '#ff8a66',
    '--warning-ground': '#33290f',
    '--critical-ground': '#3b1c13',
    '--good-ground': '#0f2e2b',
    '--series-1': '#74abe6',
    '--series-2': '#e8a268',
    '--series-grey': '#7f8a96',
  },
});
