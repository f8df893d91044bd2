import { ActionIcon, Button, TextInput, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useWords } from '../../i18n/useWords';
import { JobMatrix } from './JobMatrix';
import { hasMatrix, newJob, quantityOf, type JobDraft } from './jobDrafts';
import classes from './OrderForm.module.css';

/** The jobs of an order: what each is of, how many, and in which sizes and colours. */
export const JobsEditor = ({
  jobs,
  known,
  errorOf,
  onChange,
}: {
  readonly jobs: readonly JobDraft[];
  /** Sizes and colours that a first job begins with. */
  readonly known: { readonly sizes: readonly string[]; readonly colours: readonly string[] };
  /** What is wrong with a field of the job at a place. */
  readonly errorOf: (at: number, field: 'partNumber' | 'quantity' | 'cells') => string | undefined;
  readonly onChange: (jobs: JobDraft[]) => void;
}) => {
  const { t, format } = useWords();
  const change = (at: number, next: Partial<JobDraft>): void =>
    onChange(jobs.map((job, index) => (index === at ? { ...job, ...next } : job)));
  return (
    <section className={classes.jobs} aria-label={t('orders.jobs')}>
      <h3 className={classes.heading}>{t('orders.jobs')}</h3>
      <p className={classes.help}>{t('orders.jobs-help')}</p>
      {jobs.map((job, at) => {
        const name = t('orders.job-number', { number: job.jobNumber || String(at + 1) });
        const wrong = (field: 'partNumber' | 'quantity') => {
          const error = errorOf(at, field);
          return error ? { error } : {};
        };
        return (
          <fieldset key={job.key} className={classes.job}>
            <legend>{name}</legend>
            <div className={classes.jobHead}>
              <TextInput
                size="xs"
                label={t('orders.part')}
                required
                maxLength={50}
                disabled={job.id !== undefined}
                value={job.partNumber}
                onChange={(event) => change(at, { partNumber: event.currentTarget.value })}
                {...wrong('partNumber')}
              />
              <TextInput
                size="xs"
                w={96}
                label={t('orders.quantity')}
                required
                inputMode="numeric"
                classNames={{ input: classes.amount ?? '' }}
                readOnly={hasMatrix(job)}
                value={hasMatrix(job) ? format.integer(quantityOf(job)) : job.quantity}
                onChange={(event) => change(at, { quantity: event.currentTarget.value.trim() })}
                {...wrong('quantity')}
              />
              {job.id !== undefined &&
                (['completed', 'scrapped'] as const).map((field) => (
                  <TextInput
                    key={field}
                    size="xs"
                    w={96}
                    label={t(`orders.job-${field}`)}
                    inputMode="numeric"
                    classNames={{ input: classes.amount ?? '' }}
                    value={job[field]}
                    onChange={(event) => change(at, { [field]: event.currentTarget.value.trim() })}
                  />
                ))}
              {job.id === undefined && (
                <Tooltip label={t('orders.remove-job', { job: name })}>
                  <ActionIcon
                    variant="default"
                    size="input-xs"
                    aria-label={t('orders.remove-job', { job: name })}
                    onClick={() => onChange(jobs.filter((_, index) => index !== at))}
                  >
                    <IconTrash size={16} aria-hidden />
                  </ActionIcon>
                </Tooltip>
              )}
            </div>
            <JobMatrix
              job={job}
              name={name}
              error={errorOf(at, 'cells')}
              onChange={(next) => change(at, next)}
            />
          </fieldset>
        );
      })}
      <div>
        <Button
          size="xs"
          variant="default"
          onClick={() => onChange([...jobs, newJob(jobs.at(-1) ?? { ...known, amounts: {} })])}
        >
          {t('orders.add-job')}
        </Button>
      </div>
    </section>
  );
};
