import { UnstyledButton } from '@mantine/core';
import { useEffect, useState, type RefObject } from 'react';
import { useWords } from '../../i18n/useWords';
import { Notice } from '../Notice';
import { wrongFields, type WrongField } from './fields';
import classes from './RecordDrawer.module.css';

/** What is wrong in a form that was refused, each line a way to its field; the first one has the focus already. */
export const ErrorSummary = ({
  form,
  refusals,
}: {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly refusals: number;
}) => {
  const { t } = useWords();
  const [wrong, setWrong] = useState<readonly WrongField[]>([]);
  useEffect(() => {
    const found = form.current && refusals > 0 ? wrongFields(form.current) : [];
    setWrong(found);
    found[0]?.element.focus();
  }, [form, refusals]);
  if (wrong.length === 0) return null;
  return (
    <Notice kind="critical">
      {t('form.wrong', { count: wrong.length })}
      <ul className={classes.wrong}>
        {wrong.map(({ element, label, sentence }) => (
          <li key={`${label} ${sentence}`}>
            <UnstyledButton className={classes.jump} onClick={() => element.focus()}>
              {label}
            </UnstyledButton>
            {sentence && `: ${sentence}`}
          </li>
        ))}
      </ul>
    </Notice>
  );
};
