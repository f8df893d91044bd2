import { Button, NumberInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { describeFailure } from '../../api/failure';
import { procedures, queryClient } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import { Notice } from '../../ui/Notice';
import classes from './IdleLimit.module.css';

/** Minutes without use after which sessions end, of the whole installation. */
export const IdleLimit = () => {
  const { t } = useWords();
  const limit = useQuery(procedures.stations.idleLimit.queryOptions());
  const [typed, setTyped] = useState<number | '' | null>(null);
  const save = useMutation({
    ...procedures.stations.setIdleLimit.mutationOptions(),
    onSuccess: ({ minutes }) => {
      queryClient.setQueryData(procedures.stations.idleLimit.queryKey(), { minutes });
      setTyped(null);
    },
  });
  const value = typed ?? limit.data?.minutes ?? '';
  return (
    <form
      className={classes.row}
      onSubmit={(event) => {
        event.preventDefault();
        if (typeof value === 'number') save.mutate({ minutes: value });
      }}
    >
      <NumberInput
        size="xs"
        label={t('stations.idle-limit')}
        min={1}
        max={720}
        allowDecimal={false}
        allowNegative={false}
        suffix=" min"
        w={110}
        disabled={!limit.data}
        value={value}
        onChange={(next) => setTyped(typeof next === 'number' ? next : '')}
      />
      <Button
        type="submit"
        size="xs"
        variant="default"
        loading={save.isPending}
        disabled={typeof value !== 'number' || value === limit.data?.minutes}
      >
        {t('form.save')}
      </Button>
      <span className={classes.help}>{t('stations.idle-limit-help')}</span>
      {save.isError && <Notice kind="critical">{describeFailure(save.error)}</Notice>}
    </form>
  );
};
