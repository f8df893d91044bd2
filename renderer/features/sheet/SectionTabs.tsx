import { Kbd, UnstyledButton } from '@mantine/core';
import type { Words } from '../../i18n/useWords';
import { SECTIONS, type SectionName } from './section';
import classes from './SectionTabs.module.css';

/** The heading of a section: how much stands in it, whether something of it is not saved or needs correction. */
export type Heading = {
  readonly summary: string;
  readonly unsaved: number;
  readonly problems: number;
};

/** The number of a section's key. */
export const digitOf = (name: SectionName): number => SECTIONS.indexOf(name) + 1;

/** The headings of all sections, so that nothing hides; one of them is on show. */
export const SectionTabs = ({
  headingOf,
  active,
  words: { t },
  onOpen,
}: {
  readonly headingOf: (name: SectionName) => Heading;
  readonly active: SectionName;
  readonly words: Words;
  readonly onOpen: (name: SectionName) => void;
}) => (
  <div role="tablist" aria-label={t('sheet.sections')} className={classes.tabs}>
    {SECTIONS.map((name) => {
      const { summary, unsaved, problems } = headingOf(name);
      return (
        <UnstyledButton
          key={name}
          role="tab"
          id={`tab-${name}`}
          aria-selected={name === active}
          aria-controls={`section-${name}`}
          aria-keyshortcuts={`Alt+${digitOf(name)}`}
          tabIndex={name === active ? 0 : -1}
          className={classes.tab}
          onClick={() => onOpen(name)}
          onKeyDown={(event) => {
            const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
            const next = SECTIONS[digitOf(name) - 1 + step];
            if (step === 0 || event.altKey || next === undefined) return;
            event.preventDefault();
            onOpen(next);
          }}
        >
          <span className={classes.name}>
            {t(`sheet.section-${name}`)}
            <Kbd size="xs" className={classes.key}>
              Alt {digitOf(name)}
            </Kbd>
          </span>
          <span className={classes.summary}>
            <span className={classes.text}>{summary}</span>
            {problems > 0 ? (
              <span className={classes.problems}>{t('grid.problems', { count: problems })}</span>
            ) : unsaved > 0 ? (
              <span className={classes.unsaved} title={t('sheet.unsaved', { count: unsaved })}>
                •
              </span>
            ) : null}
          </span>
        </UnstyledButton>
      );
    })}
  </div>
);
