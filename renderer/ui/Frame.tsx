import { Tooltip, UnstyledButton } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import { Link, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Me } from '../../electron/contract/session';
import { useConnection } from '../api/connection';
import { useLiveState } from '../api/live';
import { useWords } from '../i18n/useWords';
import { placesOf, PLACES } from './places';
import classes from './Frame.module.css';

/** What goes along from page to page: whose numbers, of when, and what they are narrowed to. */
const KEPT = ['client', 'period', 'from', 'to', 'line', 'shift', 'style', 'work-order', 'operation'] as const;

type Search = Readonly<Record<string, unknown>>;

/** Where work is entered: line, date and shift go from one of these pages to the other, and to no page of numbers. */
const ENTRY_PATHS: readonly string[] = [PLACES.sheet.to, PLACES.people.to];
const ENTRY_PLACE = ['client', 'line', 'date', 'shift'] as const;

const namesOf = (from: string, to: string): readonly string[] => {
  const [isFromEntry, isToEntry] = [ENTRY_PATHS.includes(from), ENTRY_PATHS.includes(to)];
  if (isFromEntry && isToEntry && from !== to) return ENTRY_PLACE;
  return isFromEntry || isToEntry ? KEPT.slice(0, 1) : KEPT;
};

const kept = (from: string, to: string, search: Search): Search => {
  const names = namesOf(from, to);
  return Object.fromEntries(
    names.flatMap((name) => (search[name] === undefined ? [] : [[name, search[name]]])),
  );
};

const Status = ({ badge }: { readonly badge: ReactNode }) => {
  const { t, format } = useWords();
  const { isReachable, savedAt } = useConnection();
  const { isLive } = useLiveState();
  return (
    <div className={classes.status}>
      {badge}
      <span role="status">
        {!isReachable && <span className={classes.lost}>{t('frame.unreachable')}</span>}
        {isReachable && !isLive && <span className={classes.behind}>{t('frame.not-live')}</span>}
        {isReachable && savedAt && t('frame.saved', { time: format.time(savedAt) })}
      </span>
    </div>
  );
};

/** Rail with the pages of who is logged in, the page itself, and the line that says what was saved. */
export const Frame = ({
  me,
  userMenu,
  badge,
  standing,
  onKeys,
  children,
}: {
  readonly me: Pick<Me, 'role' | 'clients'>;
  readonly userMenu: ReactNode;
  /** Stands at the left of the bottom line, on every page. */
  readonly badge?: ReactNode;
  /** Stands in the rail of every page: what goes on in the plant. */
  readonly standing?: ReactNode;
  /** Opens the keys of the page. */
  readonly onKeys: () => void;
  readonly children: ReactNode;
}) => {
  const { t } = useWords();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const search = useRouterState({ select: (state) => state.location.search });
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
        {placesOf(me).map((name) => {
          const { to, label, icon: Icon } = PLACES[name];
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
          {standing}
          <Tooltip label={t('keys.open')} position="right">
            <UnstyledButton className={classes.link} data-action="keys" onClick={onKeys}>
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
      <Status badge={badge} />
    </div>
  );
};
