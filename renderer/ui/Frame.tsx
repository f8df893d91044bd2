import { useHotkeys } from '@mantine/hooks';
import { Tooltip, UnstyledButton } from '@mantine/core';
import { IconChartLine, IconKeyboard, IconLayoutGrid, IconSettings, IconTable } from '@tabler/icons-react';
import { Link, useRouterState } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { Me } from '../../electron/contract/session';
import { useConnection } from '../api/connection';
import { useWords } from '../i18n/useWords';
import { KeysHelp } from './KeysHelp';
import classes from './Frame.module.css';

const PAGES = {
  today: { to: '/today', label: 'nav.today', icon: IconChartLine },
  kpis: { to: '/kpis', label: 'nav.kpis', icon: IconLayoutGrid },
  sheet: { to: '/sheet', label: 'nav.sheet', icon: IconTable },
  admin: { to: '/admin', label: 'nav.admin', icon: IconSettings },
} as const;

const RAILS = {
  OPERATOR: ['sheet', 'today', 'kpis'],
  LEADER: ['today', 'kpis', 'sheet'],
  POWERUSER: ['today', 'kpis', 'sheet'],
  ADMIN: ['today', 'kpis', 'sheet', 'admin'],
} as const satisfies Record<Me['role'], readonly (keyof typeof PAGES)[]>;

/** What goes along from page to page: whose numbers, of when, and what they are narrowed to. */
const KEPT = ['client', 'period', 'from', 'to', 'line', 'shift', 'style', 'work-order', 'operation'] as const;

type Search = Readonly<Record<string, unknown>>;

/** The sheet's line and shift are where work is entered, not what numbers are narrowed to. */
const kept = (from: string, to: string, search: Search): Search => {
  const names = [from, to].includes(PAGES.sheet.to) ? KEPT.slice(0, 1) : KEPT;
  return Object.fromEntries(
    names.flatMap((name) => (search[name] === undefined ? [] : [[name, search[name]]])),
  );
};

const Status = () => {
  const { t, format } = useWords();
  const { isReachable, savedAt } = useConnection();
  return (
    <div className={classes.status} role="status">
      {!isReachable && <span className={classes.lost}>{t('frame.unreachable')}</span>}
      {isReachable && savedAt && t('frame.saved', { time: format.time(savedAt) })}
    </div>
  );
};

/** Rail with the pages of a role, the page itself, and the line that says what was saved. */
export const Frame = ({
  role,
  userMenu,
  children,
}: {
  readonly role: Me['role'];
  readonly userMenu: ReactNode;
  readonly children: ReactNode;
}) => {
  const { t } = useWords();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const search = useRouterState({ select: (state) => state.location.search });
  const [hasHelp, setHasHelp] = useState(false);
  useHotkeys([['shift+?', () => setHasHelp(true)]], ['INPUT', 'TEXTAREA', 'SELECT']);
  return (
    <div className={classes.frame}>
      <a
        className={classes.skip}
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
      >
        {t('frame.skip')}
      </a>
      <nav className={classes.rail} aria-label={t('frame.pages')}>
        <div className={classes.brand}>Lineside</div>
        {RAILS[role].map((name) => {
          const { to, label, icon: Icon } = PAGES[name];
          return (
            <Link
              key={name}
              to={to}
              search={kept(path, to, search)}
              className={classes.link}
              {...(path === to || path.startsWith(`${to}/`) ? { 'aria-current': 'page' as const } : {})}
            >
              <Icon size={18} stroke={1.75} aria-hidden />
              {t(label)}
            </Link>
          );
        })}
        <div className={classes.bottom}>
          <Tooltip label={t('keys.open')} position="right">
            <UnstyledButton className={classes.link} onClick={() => setHasHelp(true)}>
              <IconKeyboard size={18} stroke={1.75} aria-hidden />
              {t('keys.title')}
            </UnstyledButton>
          </Tooltip>
          {userMenu}
        </div>
      </nav>
      <main className={classes.main} id="main" tabIndex={-1}>
        {children}
      </main>
      <Status />
      <KeysHelp path={path} isOpen={hasHelp} onClose={() => setHasHelp(false)} />
    </div>
  );
};
