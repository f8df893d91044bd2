import { Button, Tooltip } from '@mantine/core';
import type { Finding } from '../../../electron/contract/attention';
import type { TextKey } from '../../i18n';
import { useWords } from '../../i18n/useWords';
import { FindingLink } from './FindingLink';
import { tell } from './sentences';
import classes from './Attention.module.css';

/** How many stand out in full. */
const FIRST = 3;

/** How a cost is told by the part of it that counts. */
const COSTS: Readonly<Record<string, TextKey>> = {
  '0.5': 'attention.cost-usual',
  '0.25': 'attention.cost-pattern',
  '0.1': 'attention.cost-estimated',
};

const keyOf = ({ kind, client, from, names }: Finding): string =>
  [kind, client, from, ...Object.values(names)].join('|');

const Cost = ({ finding }: { readonly finding: Finding }) => {
  const { t, format } = useWords();
  const hours = format.integer(Math.round(finding.costHours));
  return (
    <Tooltip label={t('attention.cost-how', { hours })} multiline w={300}>
      <span className={classes.cost}>{t(COSTS[String(finding.counts)] ?? 'attention.cost', { hours })}</span>
    </Tooltip>
  );
};

const Item = ({
  finding,
  today,
  clientName,
}: {
  readonly finding: Finding;
  readonly today: string;
  readonly clientName: string | null;
}) => {
  const words = useWords();
  const { text, beside } = tell(finding, today, words);
  return (
    <li className={classes.item} data-testid="finding" data-kind={finding.kind}>
      {clientName !== null && <div className={classes.client}>{clientName}</div>}
      <FindingLink finding={finding} className={classes.text}>
        {text}
      </FindingLink>
      <p className={classes.beside}>{beside.join(' ')}</p>
      <Cost finding={finding} />
    </li>
  );
};

/** Findings in words, each the way to where it is seen: the first three in full, the others on request. */
export const FindingList = ({
  findings,
  today,
  nameOf,
  isAll,
  onAll,
}: {
  readonly findings: readonly Finding[];
  readonly today: string;
  /** The name of a finding's client, where findings of several stand together. */
  readonly nameOf?: ((finding: Finding) => string) | undefined;
  readonly isAll: boolean;
  readonly onAll: (isAll: boolean) => void;
}) => {
  const { t } = useWords();
  const more = findings.length - FIRST;
  const shown = isAll ? findings : findings.slice(0, FIRST);
  return (
    <>
      <ol className={classes.list}>
        {shown.map((finding) => (
          <Item
            key={keyOf(finding)}
            finding={finding}
            today={today}
            clientName={nameOf ? nameOf(finding) : null}
          />
        ))}
      </ol>
      {more > 0 && (
        <Button
          className={classes.more}
          variant="subtle"
          size="compact-sm"
          aria-expanded={isAll}
          onClick={() => onAll(!isAll)}
        >
          {isAll ? t('attention.fewer') : t('attention.more', { count: more })}
        </Button>
      )}
    </>
  );
};
