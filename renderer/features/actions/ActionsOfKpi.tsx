import { Button, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Action } from '../../../electron/contract/actions';
import type { KpiOverview } from '../../../electron/contract/course';
import { useWords } from '../../i18n/useWords';
import { StateMark } from '../../ui/StateMark';
import { usePageKeys } from '../../ui/usePageKeys';
import { amountsOf } from '../kpis/amounts';
import type { PageSlice } from '../kpis/slice';
import { useMay } from '../session/useMay';
import { ActionForm, type NewAction } from './ActionForm';
import { useActionList } from './useActions';
import { narrowingText, sliceText, stateOf, stateText } from './words';
import panel from '../kpis/KpiPage.module.css';
import classes from './Actions.module.css';

/** What is open beside the page: an action by its id, `new` for one that is being opened. */
export type OpenAction = number | 'new' | undefined;

const useDraft = (overview: KpiOverview, slice: PageSlice): NewAction => {
  const words = useWords();
  const { kpi, now, target } = overview;
  const { range, where } = slice;
  const amounts = amountsOf(kpi, words);
  const number = { name: amounts.name, value: amounts.valueWithUnit(now.value) };
  const text =
    target === null
      ? words.t('actions.draft', number)
      : words.t('actions.draft-target', { ...number, target: amounts.valueWithUnit(target.target) });
  const narrowing = narrowingText(where, words);
  return {
    kpi,
    ...range,
    where,
    about: sliceText({ kpi, where, ...range }, words),
    problem: narrowing === '' ? text : `${text} (${narrowing})`,
  };
};

const Item = ({ action, onOpen }: { readonly action: Action; readonly onOpen: () => void }) => {
  const words = useWords();
  const { t, format } = words;
  return (
    <li className={classes.item}>
      <UnstyledButton className={classes.open} onClick={onOpen}>
        <span className={classes.name}>{action.problem}</span>
        <span className={classes.beside}>
          {t('actions.owner-due', { owner: action.owner.name, date: format.date(action.dueDate, 'day') })}
        </span>
      </UnstyledButton>
      <StateMark state={stateOf(action)} label={stateText(action, words)} isBrief={!action.isOverdue} />
    </li>
  );
};

/** A KPI's open actions beside its numbers, and the way to open one: key A. */
export const ActionsOfKpi = ({
  overview,
  slice,
  open,
  onOpen,
}: {
  readonly overview: KpiOverview;
  readonly slice: PageSlice;
  readonly open: OpenAction;
  readonly onOpen: (open: OpenAction) => void;
}) => {
  const { t } = useWords();
  const mayWrite = useMay('verify');
  const { client } = slice;
  const { data: actions } = useActionList(client.id, { kpi: overview.kpi });
  const draft = useDraft(overview, slice);
  usePageKeys(mayWrite ? { a: () => onOpen('new') } : {});
  const opened = actions?.find(({ id }) => id === open);
  const shut = (): void => onOpen(undefined);
  return (
    <section className={panel.panel} aria-labelledby="actions-of-kpi" data-testid="actions-of-kpi">
      <div className={classes.head}>
        <h2 id="actions-of-kpi" className={panel.title}>
          {t('actions.open-title')}
        </h2>
        {mayWrite && (
          <Button
            size="compact-xs"
            variant="default"
            title={t('actions.new-key')}
            onClick={() => onOpen('new')}
          >
            {t('actions.new')}
          </Button>
        )}
      </div>
      {actions?.length === 0 && <p className={classes.none}>{t('actions.none-open')}</p>}
      <ul className={classes.items}>
        {actions?.map((action) => (
          <Item key={action.id} action={action} onOpen={() => onOpen(action.id)} />
        ))}
      </ul>
      <Link to="/actions" search={{ client: client.code }} className={classes.more}>
        {t('actions.all')}
      </Link>
      {open === 'new' && mayWrite && (
        <ActionForm action={null} draft={draft} client={client} onClose={shut} />
      )}
      {opened && <ActionForm key={opened.id} action={opened} draft={null} client={client} onClose={shut} />}
    </section>
  );
};
