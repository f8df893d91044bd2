import { Link } from '@tanstack/react-router';
import type { Action } from '../../../electron/contract/actions';
import type { ClientSummary } from '../../../electron/contract/clients';
import { useWords } from '../../i18n/useWords';
import { StateMark } from '../../ui/StateMark';
import { whoIs } from '../history/who';
import { amountsOf } from '../kpis/amounts';
import { DIMENSIONS, inAddress } from '../kpis/narrowing';
import { narrowingText, stateOf, stateText } from './words';
import classes from './Actions.module.css';

/** The address of the number that an action is about, as it was looked at when the action was opened. */
const addressOf = (action: Action, client: ClientSummary) => ({
  client: client.code,
  from: action.opened.from,
  to: action.opened.to,
  ...Object.fromEntries(
    DIMENSIONS.flatMap((dimension) => {
      const code = action.where[dimension];
      return code === undefined ? [] : [[dimension, inAddress(code)] as const];
    }),
  ),
});

/** What an action says, to be read where it is not changed. */
const Said = ({ action }: { readonly action: Action }) => {
  const { t, format } = useWords();
  return (
    <>
      <div>
        <dt>{t('actions.countermeasure')}</dt>
        <dd className={classes.text}>{action.countermeasure}</dd>
      </div>
      <div>
        <dt>{t('actions.owner')}</dt>
        <dd>{`${action.owner.name} · ${action.owner.code}`}</dd>
      </div>
      <div>
        <dt>{t('actions.due')}</dt>
        <dd>{format.date(action.dueDate, 'full')}</dd>
      </div>
    </>
  );
};

/** What an action is about and where it stands: the number at its opening, and what it was closed or voided with. */
export const Standing = ({
  action,
  client,
  isRead,
}: {
  readonly action: Action;
  readonly client: ClientSummary;
  /** Without a form below it: then what the action says stands here, too. */
  readonly isRead: boolean;
}) => {
  const words = useWords();
  const { t, format } = words;
  const { kpi, opened, closed, voided } = action;
  const amounts = amountsOf(kpi, words);
  const by = (done: { by: string; byName: string | null; at: string }): string =>
    t('history.by', {
      when: format.dateTime(done.at, client.timezone),
      who: whoIs(done.by, done.byName, t),
    });
  const narrowing = narrowingText(action.where, words);
  return (
    <dl className={classes.standing} data-testid="action-standing">
      <div>
        <dt>{t('actions.about')}</dt>
        <dd>
          <Link to="/kpis/$kpi" params={{ kpi }} search={addressOf(action, client)} className={classes.link}>
            {amounts.name}
          </Link>
          {narrowing !== '' && ` · ${narrowing}`}
        </dd>
      </div>
      <div>
        <dt>{t('actions.state')}</dt>
        <dd>
          <StateMark state={stateOf(action)} label={stateText(action, words)} />
        </dd>
      </div>
      {isRead && <Said action={action} />}
      <div>
        <dt>{t('actions.at-opening')}</dt>
        <dd>
          <strong>{amounts.valueWithUnit(opened.value)}</strong>{' '}
          {opened.target !== null && t('actions.against', { target: amounts.valueWithUnit(opened.target) })}
          <span className={classes.beside}>{format.dateRange(opened.from, opened.to)}</span>
          <span className={classes.beside}>{by(opened)}</span>
        </dd>
      </div>
      {closed && (
        <div>
          <dt>{t('actions.at-closing')}</dt>
          <dd>
            <strong>{amounts.valueWithUnit(closed.value)}</strong>{' '}
            {closed.target !== null && t('actions.against', { target: amounts.valueWithUnit(closed.target) })}
            <span className={classes.beside}>{format.dateRange(closed.from, closed.to)}</span>
            <span className={classes.beside}>{by(closed)}</span>
            {closed.remark !== null && closed.remark !== '' && (
              <span className={classes.remark}>{closed.remark}</span>
            )}
          </dd>
        </div>
      )}
      {voided && (
        <div>
          <dt>{t('actions.voided')}</dt>
          <dd>
            {voided.reason}
            <span className={classes.beside}>{by(voided)}</span>
          </dd>
        </div>
      )}
    </dl>
  );
};
