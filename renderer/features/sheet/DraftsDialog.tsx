import { Button, Modal } from '@mantine/core';
import type { ClientSummary } from '../../../electron/contract/clients';
import { useWords } from '../../i18n/useWords';
import type { KeptDraft } from './drafts';
import { SECTIONS } from './section';
import type { Draft } from './store';
import classes from './dialogs.module.css';

/** Asks which of two drafts of a sheet holds, where another window of the user has typed into it meanwhile. */
export const DraftsDialog = ({
  here,
  elsewhere,
  client,
  onChoose,
}: {
  /** What stands on the page. */
  readonly here: Draft | null;
  readonly elsewhere: KeptDraft;
  readonly client: ClientSummary;
  readonly onChoose: (choice: 'here' | 'elsewhere' | 'both') => void;
}) => {
  const { t, format } = useWords();
  const contents = (draft: Draft | null): string =>
    format.list(
      SECTIONS.flatMap((name) => {
        const count = draft?.sections[name]?.length ?? 0;
        return count > 0 ? [t('drafts.rows', { section: t(`sheet.section-${name}`), count })] : [];
      }),
    ) || t('drafts.nothing');
  const time = format.time(elsewhere.keptAt, client.timezone);
  const station = elsewhere.stationName;
  return (
    <Modal
      opened
      onClose={() => onChoose('both')}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      size={620}
      title={t('drafts.title')}
    >
      <p style={{ marginTop: 0 }}>{t('drafts.text')}</p>
      <dl>
        <dt className={classes.section}>{t('drafts.here')}</dt>
        <dd>{contents(here)}</dd>
        <dt className={classes.section}>
          {station === null ? t('drafts.elsewhere', { time }) : t('drafts.elsewhere-at', { time, station })}
        </dt>
        <dd>{contents(elsewhere.draft)}</dd>
      </dl>
      <div className={classes.drafts}>
        <Button data-autofocus onClick={() => onChoose('both')}>
          {t('drafts.both')}
        </Button>
        <Button variant="default" onClick={() => onChoose('here')}>
          {t('drafts.only-here')}
        </Button>
        <Button variant="default" onClick={() => onChoose('elsewhere')}>
          {t('drafts.only-elsewhere')}
        </Button>
      </div>
    </Modal>
  );
};
