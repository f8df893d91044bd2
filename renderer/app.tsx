import { DatesProvider } from '@mantine/dates';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { queryClient } from './api/queries';
import { i18n } from './i18n';
import { router } from './routes';
import { cssVariablesResolver, theme } from './theme';

const Localised = () => {
  const { i18n } = useTranslation();
  return (
    <DatesProvider settings={{ locale: i18n.language, firstDayOfWeek: i18n.language === 'es' ? 1 : 0 }}>
      <RouterProvider router={router} />
    </DatesProvider>
  );
};

/** The whole page: theme, language, cached answers of the engine, routes. */
export const App = () => (
  <I18nextProvider i18n={i18n}>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <Localised />
      </QueryClientProvider>
    </MantineProvider>
  </I18nextProvider>
);
