import { Kbd, Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { procedures } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import { useGoTo } from '../../ui/goTo';
import { useSignedIn } from '../session/SignedIn';
import type { Entry, GroupName } from './entries';
import { entriesOfFound } from './found';
import { inGroups } from './rank';
import { keepRecent, recentOf } from './recent';
import { useEntries } from './useEntries';
import classes from './Palette.module.css';

const PER_GROUP = 6;
const DEBOUNCE_MILLISECONDS = 120;

type Group = { readonly group: GroupName; readonly entries: readonly Entry[] };

/** What stands there before anything is typed: what was used last, then the pages, then what can be done. */
const unasked = (entries: readonly Entry[], recent: readonly Entry[]): readonly Group[] =>
  [
    { group: 'recent' as const, entries: recent },
    { group: 'pages' as const, entries: entries.filter(({ group }) => group === 'pages') },
    {
      group: 'actions' as const,
      entries: entries.filter(({ group }) => group === 'actions').slice(0, PER_GROUP),
    },
  ].filter((each) => each.entries.length > 0);

const useFound = (text: string): readonly Entry[] => {
  const { t } = useWords();
  const me = useSignedIn();
  const [asked] = useDebouncedValue(text.trim(), DEBOUNCE_MILLISECONDS);
  const found = useQuery(
    procedures.search.find.queryOptions({
      input: { text: asked },
      enabled: asked !== '',
      placeholderData: keepPreviousData,
      staleTime: 10_000,
    }),
  );
  return useMemo(
    () => (asked === '' || !found.data ? [] : entriesOfFound(found.data, me, t)),
    [asked, found.data, me, t],
  );
};

const Search = ({ onDone, onKeys }: { readonly onDone: () => void; readonly onKeys: () => void }) => {
  const { t } = useWords();
  const me = useSignedIn();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const entries = useEntries(onKeys);
  const goTo = useGoTo();
  const found = useFound(text);
  const groups: readonly Group[] = useMemo(() => {
    if (text.trim() === '') return unasked(entries, recentOf(me, entries, t));
    return inGroups([...found, ...entries], text, PER_GROUP);
  }, [entries, found, me, t, text]);
  const options = groups.flatMap((group) => group.entries);
  const current = Math.min(at, options.length - 1);
  const optionId = (index: number) => `${id}-option-${index}`;

  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  });

  const run = (entry: Entry | undefined): void => {
    if (!entry) return;
    keepRecent(me, entry);
    onDone();
    if (typeof entry.act === 'function') entry.act();
    else goTo(entry.act);
  };
  const steps: Readonly<Record<string, () => number>> = {
    ArrowDown: () => (current + 1) % options.length,
    ArrowUp: () => (current - 1 + options.length) % options.length,
    PageDown: () => Math.min(current + PER_GROUP, options.length - 1),
    PageUp: () => Math.max(current - PER_GROUP, 0),
  };
  const listen = (event: KeyboardEvent): void => {
    // The Enter that ends an input method's composition chooses a character, not an entry.
    if (event.nativeEvent.isComposing) return;
    const step = steps[event.key];
    if (step && options.length > 0) setAt(step());
    else if (event.key === 'Enter') run(options[current]);
    else return;
    event.preventDefault();
  };

  let index = -1;
  return (
    <>
      <div className={classes.field}>
        <IconSearch size={18} aria-hidden />
        <input
          className={classes.input}
          data-autofocus
          role="combobox"
          aria-label={t('palette.title')}
          aria-expanded
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          {...(options.length > 0 ? { 'aria-activedescendant': optionId(current) } : {})}
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          placeholder={t('palette.placeholder')}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={listen}
        />
        <Kbd>Esc</Kbd>
      </div>
      <div
        ref={list}
        id={`${id}-list`}
        className={classes.list}
        role="listbox"
        aria-label={t('palette.found')}
      >
        {groups.map(({ group, entries: members }) => (
          <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
            <div id={`${id}-${group}`} className={classes.group} role="presentation">
              {t(`palette.group-${group}`)}
            </div>
            {members.map((entry) => {
              index += 1;
              const own = index;
              return (
                // The keys are those of the text field above, as the pattern of a combobox has it.
                // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
                <div
                  key={entry.id}
                  id={optionId(own)}
                  className={classes.option}
                  role="option"
                  aria-selected={own === current}
                  data-entry={entry.id}
                  onMouseMove={() => own !== current && setAt(own)}
                  onClick={() => run(entry)}
                >
                  {entry.code !== undefined && <span className={classes.code}>{entry.code}</span>}
                  <span className={classes.label}>{entry.label}</span>
                  {entry.detail !== undefined && <span className={classes.detail}>{entry.detail}</span>}
                </div>
              );
            })}
          </div>
        ))}
        {options.length === 0 && (
          <div className={classes.none} role="presentation">
            {t('palette.none', { text: text.trim() })}
          </div>
        )}
      </div>
      <div className={classes.foot}>
        <span aria-hidden>
          <Kbd size="xs">↑</Kbd> <Kbd size="xs">↓</Kbd> {t('palette.choose')}
        </span>
        <span aria-hidden>
          <Kbd size="xs">Enter</Kbd> {t('palette.open')}
        </span>
        <span className={classes.count} role="status">
          {text.trim() === '' ? '' : t('palette.count', { count: options.length })}
        </span>
      </div>
    </>
  );
};

/** Finds pages, numbers, things and actions by a piece of their code or name, from everywhere. */
export const Palette = ({
  isOpen,
  onClose,
  onKeys,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Opens the keys of the page. */
  readonly onKeys: () => void;
}) => {
  const { t } = useWords();
  return (
    <Modal.Root
      opened={isOpen}
      onClose={onClose}
      size={640}
      yOffset="10vh"
      zIndex={400}
      transitionProps={{ duration: 120 }}
    >
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content className={classes.content ?? ''} aria-label={t('palette.title')}>
        <Modal.Body className={classes.body ?? ''}>
          <Search onDone={onClose} onKeys={onKeys} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
};
