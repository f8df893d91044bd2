import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { useWords } from '../../i18n/useWords';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import classes from './About.module.css';

const licencesSchema = z.object({
  packages: z.array(z.object({ name: z.string(), version: z.string(), licence: z.string(), text: z.int() })),
  texts: z.array(z.string()),
});

/** The build puts this file beside the page. */
const loadLicences = async () => {
  const answer = await fetch(new URL('licences.json', document.baseURI));
  if (!answer.ok) throw new Error(`licences.json: ${answer.status}`);
  return licencesSchema.parse(await answer.json());
};

/** Every package that ships, with its licence; each opens into the licence's text. */
export const Licences = () => {
  const { t, format } = useWords();
  const [q, setQ] = useState('');
  const licences = useQuery({ queryKey: ['licences'], queryFn: loadLicences, staleTime: Infinity });
  const wanted = q.trim().toLowerCase();
  const shown = (licences.data?.packages ?? []).filter(({ name, licence }) =>
    `${name} ${licence}`.toLowerCase().includes(wanted),
  );
  return (
    <section className={classes.section} aria-labelledby="about-licences">
      <h2 id="about-licences" className={classes.title}>
        {t('about.licences')}
      </h2>
      <p className={classes.note}>{t('about.licences-text')}</p>
      {licences.isError && <ErrorPanel error={licences.error} onRetry={() => void licences.refetch()} />}
      {licences.isPending && <Loading height={240} />}
      {licences.data && (
        <>
          <div className={classes.bar}>
            <TextInput
              size="xs"
              w={240}
              type="search"
              leftSection={<IconSearch size={14} aria-hidden />}
              aria-label={t('about.search')}
              placeholder={t('about.search')}
              value={q}
              onChange={(event) => setQ(event.currentTarget.value)}
            />
            <span className={classes.note} role="status">
              {t('about.packages', {
                shown: format.integer(shown.length),
                count: licences.data.packages.length,
              })}
            </span>
          </div>
          <div className={classes.licences} role="region" aria-labelledby="about-licences" tabIndex={0}>
            {shown.map(({ name, version, licence, text }) => (
              <details key={`${name} ${version}`} className={classes.licence}>
                <summary>
                  <span className={classes.name}>{name}</span>
                  <span className={classes.version}>{version}</span>
                  <span className={classes.kind}>{licence}</span>
                </summary>
                <pre className={classes.text}>{licences.data.texts[text]}</pre>
              </details>
            ))}
          </div>
        </>
      )}
    </section>
  );
};
