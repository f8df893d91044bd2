import { useMantineColorScheme } from '@mantine/core';
import { useRouterState } from '@tanstack/react-router';
import { useMemo } from 'react';
import { hasRight } from '../../../electron/contract/rights';
import { DENSITIES, THEMES } from '../../../electron/contract/session';
import { useLogout, useSetPreferences } from '../../api/session';
import { chooseLanguage, LANGUAGES } from '../../i18n';
import { useWords } from '../../i18n/useWords';
import { LANGUAGE_NAMES } from '../../ui/LanguageAndTheme';
import { askForStart } from '../running-stops/asked';
import { useSignedIn } from '../session/SignedIn';
import { startTour } from '../tour/tour';
import { standingEntries, type Entry } from './entries';

const clientOf = (search: unknown): string | undefined => {
  const { client } = search as { client?: unknown };
  return typeof client === 'string' ? client : undefined;
};

/** Everything that can be found without asking the engine: places, KPIs, clients, and what the user may do. */
export const useEntries = (onKeys: () => void): readonly Entry[] => {
  const { t, language } = useWords();
  const me = useSignedIn();
  const client = useRouterState({ select: ({ location }) => clientOf(location.search) });
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { mutate: prefer } = useSetPreferences();
  const { mutate: logOut } = useLogout();
  return useMemo(() => {
    const languages = LANGUAGES.filter((name) => name !== language).map((name): Entry => ({
      id: `language ${name}`,
      group: 'actions',
      label: `${t('language')}: ${LANGUAGE_NAMES[name]}`,
      words: [t('palette.change-language'), 'language', 'idioma'],
      act: () => {
        chooseLanguage(name);
        prefer({ language: name });
      },
    }));
    const themes = THEMES.filter((theme) => theme !== colorScheme).map((theme): Entry => ({
      id: `theme ${theme}`,
      group: 'actions',
      label: `${t('theme')}: ${t(`theme.${theme}`)}`,
      act: () => {
        setColorScheme(theme);
        prefer({ theme });
      },
    }));
    const densities = DENSITIES.filter((density) => density !== (me.density ?? 'comfortable')).map(
      (density): Entry => ({
        id: `density ${density}`,
        group: 'actions',
        label: `${t('profile.density')}: ${t(`profile.density-${density}`)}`,
        act: () => prefer({ density }),
      }),
    );
    return [
      ...standingEntries(me, client, t),
      ...(hasRight(me.role, 'enter')
        ? [
            {
              id: 'start stop',
              group: 'actions' as const,
              label: t('running.start'),
              act: askForStart,
            },
          ]
        : []),
      ...languages,
      ...themes,
      ...densities,
      {
        id: 'password',
        group: 'actions',
        label: t('password.title'),
        act: { to: '/profile', search: { open: 'password' } },
      },
      { id: 'tour', group: 'actions', label: t('tour.again'), act: startTour },
      { id: 'keys', group: 'actions', label: t('keys.title'), words: ['?'], act: onKeys },
      { id: 'tour', group: 'actions', label: t('tour.again'), act: startTour },
      { id: 'log out', group: 'actions', label: t('logout'), act: () => logOut({}) },
    ];
  }, [client, colorScheme, language, logOut, me, onKeys, prefer, setColorScheme, t]);
};
