import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import {
  IconCheck,
  IconGridDots,
  IconInfoCircle,
  IconKey,
  IconLogout,
  IconRoute,
  IconUser,
  IconUserCog,
} from '@tabler/icons-react';
import { THEMES, type Me } from '../../../electron/contract/session';
import { useLogout, useSetPreferences } from '../../api/session';
import { chooseLanguage, LANGUAGES } from '../../i18n';
import { useWords } from '../../i18n/useWords';
import { useGoTo } from '../../ui/goTo';
import { LANGUAGE_NAMES } from '../../ui/LanguageAndTheme';
import { startTour } from '../tour/tour';
import classes from './UserMenu.module.css';

const Tick = ({ isOn }: { readonly isOn: boolean }) => (
  <IconCheck size={14} visibility={isOn ? 'visible' : 'hidden'} aria-hidden />
);

/** Who is logged in; language, theme, the way to one's profile, and log-out. */
export const UserMenu = ({ me, onPin }: { readonly me: Me; readonly onPin: () => void }) => {
  const { t, language } = useWords();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const preferences = useSetPreferences();
  const logout = useLogout();
  const goTo = useGoTo();
  return (
    <Menu position="right-end" withinPortal width={220}>
      <Menu.Target>
        <UnstyledButton className={classes.user} data-testid="user-menu">
          <IconUser size={18} stroke={1.75} aria-hidden />
          <span className={classes.names}>
            <span className={classes.name}>{me.fullName}</span>
            <span className={classes.role}>{t(`role.${me.role}`)}</span>
          </span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('language')}</Menu.Label>
        {LANGUAGES.map((name) => (
          <Menu.Item
            key={name}
            lang={name}
            role="menuitemradio"
            aria-checked={language === name}
            leftSection={<Tick isOn={language === name} />}
            onClick={() => {
              chooseLanguage(name);
              preferences.mutate({ language: name });
            }}
          >
            {LANGUAGE_NAMES[name]}
          </Menu.Item>
        ))}
        <Menu.Label>{t('theme')}</Menu.Label>
        {THEMES.map((theme) => (
          <Menu.Item
            key={theme}
            role="menuitemradio"
            aria-checked={colorScheme === theme}
            leftSection={<Tick isOn={colorScheme === theme} />}
            onClick={() => {
              setColorScheme(theme);
              preferences.mutate({ theme });
            }}
          >
            {t(`theme.${theme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconUserCog size={14} aria-hidden />}
          onClick={() => goTo({ to: '/profile' })}
        >
          {t('profile.title')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconKey size={14} aria-hidden />}
          onClick={() => goTo({ to: '/profile', search: { open: 'password' } })}
        >
          {t('password.title')}
        </Menu.Item>
        {me.hasPin !== null && (
          <Menu.Item leftSection={<IconGridDots size={14} aria-hidden />} onClick={onPin}>
            {t('pin.title')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconRoute size={14} aria-hidden />} data-action="tour" onClick={startTour}>
          {t('tour.again')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconInfoCircle size={14} aria-hidden />}
          onClick={() => goTo({ to: '/about' })}
        >
          {t('about.title')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={14} aria-hidden />} onClick={() => logout.mutate({})}>
          {t('logout')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
