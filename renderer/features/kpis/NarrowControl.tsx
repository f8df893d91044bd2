import { Button, CloseButton, Popover, Select } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClientSummary } from '../../../electron/contract/clients';
import { procedures } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import type { Range } from '../period/period';
import { groupName } from './groups';
import { DIMENSIONS, inAddress, narrowedBy, type Dimension, type NarrowingSearch } from './narrowing';
import classes from './NarrowControl.module.css';

/** What stands for `null` where a list takes only texts; no code begins with a space. */
const NONE = ' ';

/** The codes that have production in a range, to choose from. */
const useChoices = (client: ClientSummary, range: Range) =>
  useQueries({
    queries: DIMENSIONS.map((by) =>
      procedures.kpi.results.queryOptions({
        input: { clientCodes: [client.code], ...range, by, kpis: ['efficiency'] },
      }),
    ),
    combine: (answers) =>
      Object.fromEntries(
        DIMENSIONS.map((dimension, at) => [
          dimension,
          answers[at]?.data?.results.map(({ group }) => group[dimension] ?? null) ?? [],
        ]),
      ) as Record<Dimension, (string | null)[]>,
  });

const Choices = ({
  client,
  range,
  search,
  onChange,
}: {
  readonly client: ClientSummary;
  readonly range: Range;
  readonly search: NarrowingSearch;
  readonly onChange: (change: NarrowingSearch) => void;
}) => {
  const { t } = useWords();
  const choices = useChoices(client, range);
  const chosen = new Map(narrowedBy(search));
  return (
    <div className={classes.choices}>
      {DIMENSIONS.map((dimension, at) => {
        const code = chosen.get(dimension);
        const codes = new Set(choices[dimension]);
        if (code !== undefined) codes.add(code);
        return (
          <Select
            key={dimension}
            size="xs"
            label={t(`group.${dimension}`)}
            placeholder={t('narrow.all')}
            searchable
            openOnFocus={false}
            clearable
            comboboxProps={{ withinPortal: false }}
            nothingFoundMessage={t('narrow.nothing')}
            {...(at === 0 ? { 'data-autofocus': true } : {})}
            data={[...codes].map((each) => ({
              value: each ?? NONE,
              label: groupName(dimension, each, t),
            }))}
            value={code === undefined ? null : (code ?? NONE)}
            onChange={(value) =>
              onChange({
                [dimension]: value === null ? undefined : inAddress(value === NONE ? null : value),
              })
            }
          />
        );
      })}
    </div>
  );
};

/** Narrows a page to a line, shift, style, order or operation, and says what it is narrowed to. */
export const NarrowControl = ({
  client,
  range,
  search,
  onChange,
}: {
  readonly client: ClientSummary;
  readonly range: Range;
  readonly search: NarrowingSearch;
  readonly onChange: (change: NarrowingSearch) => void;
}) => {
  const { t } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const narrowed = narrowedBy(search);
  return (
    <div className={classes.bar}>
      {narrowed.map(([dimension, code]) => {
        const name = groupName(dimension, code, t);
        return (
          <span key={dimension} className={classes.chip}>
            <span className={classes.dimension}>{t(`group.${dimension}`)}</span> {name}
            <CloseButton
              size="xs"
              aria-label={t('narrow.remove', { dimension: t(`group.${dimension}`), name })}
              onClick={() => onChange({ [dimension]: undefined })}
            />
          </span>
        );
      })}
      <Popover opened={isOpen} onChange={setIsOpen} trapFocus returnFocus position="bottom-start" shadow="md">
        <Popover.Target>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconFilter size={14} aria-hidden />}
            aria-haspopup="dialog"
            aria-expanded={isOpen}
            onClick={() => setIsOpen(!isOpen)}
          >
            {t('narrow')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <Choices client={client} range={range} search={search} onChange={onChange} />
        </Popover.Dropdown>
      </Popover>
    </div>
  );
};
