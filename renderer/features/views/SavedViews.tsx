import { ActionIcon, Button, Popover, TextInput } from '@mantine/core';
import { IconBookmark, IconPencil, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import type { ClientSummary } from '../../../electron/contract/clients';
import { KPI_NAMES } from '../../../electron/contract/kpi';
import type { SavedView } from '../../../electron/contract/views';
import { describeFailure } from '../../api/failure';
import { useWords } from '../../i18n/useWords';
import { isShown, stateOf } from './state';
import { useViews } from './useViews';
import classes from './SavedViews.module.css';

const ViewLink = ({
  view,
  client,
  isCurrent,
  onOpen,
}: {
  readonly view: SavedView;
  readonly client: string;
  readonly isCurrent: boolean;
  readonly onOpen: () => void;
}) => {
  const { t } = useWords();
  const kpi = KPI_NAMES.find((name) => view.page === `kpis/${name}`);
  const shared = {
    search: { ...view.state, client },
    className: classes.name,
    onClick: onOpen,
    ...(isCurrent ? ({ 'aria-current': 'page' } as const) : {}),
  };
  const about = kpi ? t(`kpi.${kpi}`) : t(view.page === 'kpis' ? 'nav.kpis' : 'nav.today');
  const content = (
    <>
      {view.name} <span className={classes.about}>{about}</span>
    </>
  );
  if (kpi) {
    return (
      <Link to="/kpis/$kpi" params={{ kpi }} {...shared}>
        {content}
      </Link>
    );
  }
  return (
    <Link to={view.page === 'kpis' ? '/kpis' : '/today'} {...shared}>
      {content}
    </Link>
  );
};

const NameForm = ({
  label,
  initial,
  taken,
  error,
  isBusy,
  onName,
}: {
  readonly label: string;
  readonly initial: string;
  readonly taken: readonly string[];
  readonly error: string | null;
  readonly isBusy: boolean;
  readonly onName: (name: string) => void;
}) => {
  const { t } = useWords();
  const [name, setName] = useState(initial);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') onName(name.trim());
  };
  return (
    <form onSubmit={submit} className={classes.form}>
      <TextInput
        size="xs"
        label={label}
        value={name}
        maxLength={60}
        data-autofocus
        error={error}
        description={taken.includes(name.trim()) ? t('views.replaces') : undefined}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <Button type="submit" size="xs" loading={isBusy} disabled={name.trim() === ''}>
        {t('views.keep')}
      </Button>
    </form>
  );
};

const Content = ({
  client,
  page,
  search,
  onClose,
}: {
  readonly client: ClientSummary;
  readonly page: string;
  readonly search: Readonly<Record<string, unknown>>;
  readonly onClose: () => void;
}) => {
  const { t } = useWords();
  const { views, save, remove } = useViews(client.id);
  const [renamed, setRenamed] = useState<SavedView | null>(null);
  const clientId = client.id;
  const error = save.error ? describeFailure(save.error) : null;
  const names = views.filter((view) => view.page === page).map(({ name }) => name);
  return (
    <div className={classes.content}>
      {views.length === 0 ? (
        <p className={classes.none}>{t('views.none')}</p>
      ) : (
        <ul aria-label={t('views.saved')} className={classes.list}>
          {views.map((view) => (
            <li key={`${view.page}|${view.name}`} className={classes.row}>
              <ViewLink
                view={view}
                client={client.code}
                isCurrent={view.page === page && isShown(view, search)}
                onOpen={onClose}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={t('views.rename', { name: view.name })}
                onClick={() => setRenamed(renamed === view ? null : view)}
              >
                <IconPencil size={14} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={t('views.remove', { name: view.name })}
                onClick={() => remove.mutate({ clientId, page: view.page, name: view.name })}
              >
                <IconTrash size={14} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <NameForm
        key={renamed?.name ?? ''}
        label={t(renamed ? 'views.name' : 'views.save')}
        initial={renamed?.name ?? ''}
        taken={renamed ? [] : names}
        error={error}
        isBusy={save.isPending}
        onName={(name) =>
          save.mutate(
            renamed
              ? { clientId, ...renamed, name, was: renamed.name }
              : { clientId, page, name, state: stateOf(search) },
            { onSuccess: () => (renamed ? setRenamed(null) : onClose()) },
          )
        }
      />
    </div>
  );
};

/** The views of pages that the user has put aside: opens, saves, renames and removes them. */
export const SavedViews = ({
  client,
  page,
  search,
}: {
  readonly client: ClientSummary;
  /** The page by its address without the first slash. */
  readonly page: string;
  readonly search: Readonly<Record<string, unknown>>;
}) => {
  const { t } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setIsOpen} trapFocus returnFocus position="bottom-end" shadow="md">
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          className={classes.button}
          leftSection={<IconBookmark size={14} aria-hidden />}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          <span className={classes.label}>{t('views.menu')}</span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Content client={client} page={page} search={search} onClose={() => setIsOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
};
