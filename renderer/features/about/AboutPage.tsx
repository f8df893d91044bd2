import { Button, CopyButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { isDesktop } from '../../api/desktop-port';
import { procedures } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { diagnosticsOf } from './diagnostics';
import { Licences } from './Licences';
import classes from './About.module.css';

const MEGABYTE = 1024 * 1024;
const GIGABYTE = 1024 * MEGABYTE;

/** What runs here and how it stands; the licences of everything in it. */
export const AboutPage = () => {
  const { t, format } = useWords();
  const about = useQuery(procedures.about.get.queryOptions({ staleTime: 0 }));
  if (about.isError) return <ErrorPanel error={about.error} onRetry={() => void about.refetch()} />;
  const facts = about.data;
  const size = (bytes: number): string =>
    bytes < GIGABYTE
      ? `${format.fixed(bytes / MEGABYTE, 1)}\u00a0MB`
      : `${format.fixed(bytes / GIGABYTE, 1)}\u00a0GB`;
  const lines: readonly (readonly [name: string, value: string])[] = facts
    ? [
        [t('about.version'), facts.version],
        [t('about.commit'), facts.commit ?? '–'],
        [t('about.schema'), format.integer(facts.schemaVersion)],
        ['SQLite', facts.sqliteVersion],
        ['Node.js', facts.nodeVersion],
        ['Electron', facts.electronVersion ?? t('about.no-electron')],
        [t('about.platform'), facts.platform],
        [t('about.screen'), t(isDesktop ? 'about.window' : 'about.browser')],
        [
          t('about.last-backup'),
          facts.lastBackupAt ? format.dateTime(facts.lastBackupAt) : t('about.no-backup'),
        ],
        ...(facts.file
          ? ([
              [t('about.file'), facts.file.path],
              [t('about.size'), size(facts.file.bytes)],
              [t('about.wal'), size(facts.file.walBytes)],
              [t('about.free'), size(facts.file.freeBytes)],
            ] as const)
          : []),
      ]
    : [];
  return (
    <Page title={t('about.title')}>
      <div className={classes.columns}>
        <section className={classes.section} aria-labelledby="about-facts">
          <h2 id="about-facts" className={classes.title}>
            Lineside
          </h2>
          <p className={classes.note}>{t('about.text')}</p>
          {!facts && <Loading height={240} />}
          {facts && (
            <>
              <dl className={classes.facts}>
                {lines.map(([name, value]) => (
                  <div key={name} style={{ display: 'contents' }}>
                    <dt>{name}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
              </dl>
              <div className={classes.bar}>
                <CopyButton value={diagnosticsOf(facts, navigator.userAgent)}>
                  {({ copied, copy }) => (
                    <Button variant="default" onClick={copy}>
                      {t(copied ? 'about.copied' : 'about.copy')}
                    </Button>
                  )}
                </CopyButton>
              </div>
              <p className={classes.note}>{t('about.copy-note')}</p>
            </>
          )}
        </section>
        <Licences />
      </div>
    </Page>
  );
};
