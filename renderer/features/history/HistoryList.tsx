import { useQuery } from '@tanstack/react-query';
import type { HistoryKind } from '../../../electron/contract/history';
import { procedures } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { whoIs } from './who';
import { actionText, fieldText, valueText } from './words';
import classes from './HistoryDrawer.module.css';

/** Changes of one record, newest first: who, when, from what to what. */
export const HistoryList = ({
  client,
  kind,
  rowId,
}: {
  readonly client: { readonly id: number; readonly timezone: string };
  readonly kind: HistoryKind;
  readonly rowId: number;
}) => {
  const words = useWords();
  const { t, format } = words;
  const history = useQuery(
    procedures.history.list.queryOptions({ input: { clientId: client.id, kind, rowId }, staleTime: 0 }),
  );
  if (history.isPending) return <Loading height={160} />;
  if (history.isError) return <ErrorPanel error={history.error} onRetry={() => void history.refetch()} />;
  if (history.data.length === 0) return <p className={classes.of}>{t('history.empty')}</p>;
  return (
    <ol className={classes.list}>
      {history.data.map((step, at) => (
        <li key={`${step.at}-${at}`} className={classes.step}>
          <div className={classes.head}>
            <strong>{actionText(step.action, t)}</strong>
            <span className={classes.when}>
              {t('history.by', {
                when: format.dateTime(step.at, client.timezone),
                who: whoIs(step.actor, step.actorName, t),
              })}
            </span>
          </div>
          <dl className={classes.changes}>
            {step.changes.map(({ field, before, after }) => (
              <div key={field} className={classes.change}>
                <dt>{fieldText(field, t)}</dt>
                <dd>
                  {before !== null && before !== undefined && (
                    <del>{valueText(field, before, words, client.timezone)}</del>
                  )}{' '}
                  {valueText(field, after, words, client.timezone)}
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ol>
  );
};
