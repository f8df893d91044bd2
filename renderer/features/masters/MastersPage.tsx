import { Link, Navigate, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useWords } from '../../i18n/useWords';
import { EmptyState } from '../../ui/EmptyState';
import { Page } from '../../ui/Page';
import { WithClient } from '../kpis/WithClient';
import { ClientPicker } from '../place/ClientPicker';
import { useSignedIn } from '../session/SignedIn';
import { PANELS } from './kinds';
import { MASTER_GROUPS, type MasterGroup } from './search';
import classes from './MastersPage.module.css';

const GROUPS = Object.keys(MASTER_GROUPS) as MasterGroup[];
const SHOWN = GROUPS.map((group) => ({
  group,
  kinds: MASTER_GROUPS[group].filter((kind) => PANELS[kind] !== undefined),
})).filter(({ kinds }) => kinds.length > 0);

const Kinds = ({ client, current }: { readonly client: string; readonly current: string }) => {
  const { t } = useWords();
  return (
    <nav className={classes.kinds} aria-label={t('masters.kinds')}>
      {SHOWN.map(({ group, kinds }) => (
        <section key={group}>
          <h2 className={classes.group}>{t(`masters.group-${group}`)}</h2>
          <ul>
            {kinds.map((kind) => (
              <li key={kind}>
                <Link
                  to="/masters/$kind"
                  params={{ kind }}
                  search={{ client }}
                  className={classes.kind}
                  {...(kind === current ? { 'aria-current': 'page' as const } : {})}
                >
                  {t(`masters.${kind}`)}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
};

/** Plant data of a client: kinds at the left, the list of one kind beside them. Leaders and above. */
export const MastersPage = () => {
  const { t } = useWords();
  const me = useSignedIn();
  const { kind: name } = useParams({ from: '/masters/$kind' });
  const search = useSearch({ from: '/masters/$kind' });
  const navigate = useNavigate({ from: '/masters/$kind' });
  const kind = SHOWN.flatMap(({ kinds }) => kinds).find((known) => known === name);
  const first = SHOWN[0]?.kinds[0];
  if (me.role === 'OPERATOR') return <EmptyState title={t('nav.masters')} text={t('masters.forbidden')} />;
  if (!kind) {
    return first ? <Navigate to="/masters/$kind" params={{ kind: first }} search={search} replace /> : null;
  }
  const Panel = PANELS[kind];
  return (
    <WithClient code={search.client} title={t('nav.masters')}>
      {(client) => (
        <Page
          isTight
          title={t('nav.masters')}
          controls={
            <ClientPicker
              clients={me.clients}
              value={client}
              onChange={(code) => void navigate({ search: { client: code } })}
            />
          }
        >
          <div className={classes.columns}>
            <Kinds client={client.code} current={kind} />
            <div className={classes.panel}>
              {Panel && <Panel key={`${kind} ${client.id}`} client={client} />}
            </div>
          </div>
        </Page>
      )}
    </WithClient>
  );
};
