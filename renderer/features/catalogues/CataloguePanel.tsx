import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CatalogueCode, CatalogueKind } from '../../../electron/contract/catalogues';
import { describeFailure } from '../../api/failure';
import { procedures, queryClient } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import { Notice } from '../../ui/Notice';
import type { Column, Filter } from '../../ui/records/arrange';
import type { MasterPanelProps } from '../masters/kinds';
import { MasterList } from '../masters/MasterList';
import { useMay } from '../session/useMay';
import { CodeForm } from './CodeForm';
import classes from './Catalogues.module.css';

/** After a change of a catalogue: its list, what pickers offer, and everything that is measured by planned stops. */
const forget = (): void => {
  void queryClient.invalidateQueries({ queryKey: procedures.catalogues.key() });
  void queryClient.invalidateQueries({ queryKey: procedures.kpi.key() });
};

const StarterSet = ({
  clientId,
  kind,
  onTold,
}: {
  readonly clientId: number;
  readonly kind: CatalogueKind;
  readonly onTold: (text: string) => void;
}) => {
  const { t, format } = useWords();
  const fill = useMutation({
    ...procedures.catalogues.addStarterSet.mutationOptions(),
    onSuccess: ({ added }) => {
      forget();
      const count = added.length;
      onTold(
        count === 0
          ? t('catalogues.starter-none')
          : t('catalogues.starter-added', { number: format.integer(count), count }),
      );
    },
    onError: (error) => onTold(describeFailure(error)),
  });
  return (
    <Button
      size="xs"
      variant="default"
      loading={fill.isPending}
      onClick={() => fill.mutate({ clientId, kind })}
    >
      {t('catalogues.starter')}
    </Button>
  );
};

/** A client's two-level catalogue of one kind, as a tree. */
const CataloguePanel = ({ client, kind }: MasterPanelProps & { readonly kind: CatalogueKind }) => {
  const { t, language, format } = useWords();
  const mayWrite = useMay('write-standards');
  const [told, setTold] = useState<string | null>(null);
  const place = { clientId: client.id, kind };
  const codes = useQuery(procedures.catalogues.records.queryOptions({ input: place }));
  const isEnglish = language === 'en';
  const nameOf = (one: CatalogueCode): string => (isEnglish ? one.nameEn : one.nameEs);
  const firstName = new Map(codes.data?.map((one) => [one.code, nameOf(one)]));
  const columns: readonly Column<CatalogueCode>[] = [
    {
      key: 'name',
      label: t('masters.name'),
      value: nameOf,
      show: (one) => (
        <span className={one.parentCode === null ? classes.first : classes.second}>{nameOf(one)}</span>
      ),
    },
    {
      key: 'other-name',
      label: t(isEnglish ? 'catalogues.spanish' : 'catalogues.english'),
      value: (one) => (isEnglish ? one.nameEs : one.nameEn),
    },
    { key: 'code', label: t('masters.code'), value: ({ code }) => code },
    {
      key: 'parent',
      label: t('catalogues.parent'),
      value: ({ parentCode }) => (parentCode === null ? null : (firstName.get(parentCode) ?? parentCode)),
    },
    ...(kind === 'stop-reasons'
      ? [
          {
            key: 'planned',
            label: t('catalogues.planned'),
            value: ({ isPlanned }: CatalogueCode) => t(isPlanned ? 'history.yes' : 'history.no'),
          },
        ]
      : []),
    ...(kind === 'hold-reasons'
      ? []
      : [
          {
            key: 'lines',
            label: t('catalogues.lines'),
            value: ({ lineCodes }: CatalogueCode) =>
              lineCodes.length === 0 ? t('catalogues.all-short') : format.list(lineCodes),
          },
        ]),
  ];
  const filters: readonly Filter[] = [
    {
      key: 'parent',
      label: t('catalogues.parent'),
      options: (codes.data ?? [])
        .filter(
          (one) => one.parentCode === null && codes.data?.some(({ parentCode }) => parentCode === one.code),
        )
        .map((one) => ({ value: nameOf(one), label: nameOf(one) })),
    },
  ];
  return (
    <>
      {told !== null && (
        <Notice
          kind="plain"
          action={
            <Button size="compact-sm" variant="default" onClick={() => setTold(null)}>
              {t('close')}
            </Button>
          }
        >
          {told}
        </Notice>
      )}
      <MasterList
        name={t(`masters.${kind}`)}
        query={codes}
        keyOf={({ id }) => id}
        columns={columns}
        filters={filters}
        addLabel={mayWrite ? t(`catalogues.add-${kind}`) : undefined}
        actions={mayWrite && <StarterSet {...place} onTold={setTold} />}
        empty={t('catalogues.empty')}
        form={({ record, onClose, onSaved }) => (
          <CodeForm
            key={record?.version}
            client={client}
            kind={kind}
            codes={codes.data ?? []}
            record={record}
            onClose={onClose}
            onMoved={forget}
            onSaved={(movedStops) => {
              forget();
              if (movedStops > 0)
                setTold(
                  t('catalogues.moved-stops', { number: format.integer(movedStops), count: movedStops }),
                );
              onSaved();
            }}
          />
        )}
      />
    </>
  );
};

/** Why lines stand still. */
export const StopReasonsPanel = ({ client }: MasterPanelProps) => (
  <CataloguePanel client={client} kind="stop-reasons" />
);

/** Why work orders are held. */
export const HoldReasonsPanel = ({ client }: MasterPanelProps) => (
  <CataloguePanel client={client} kind="hold-reasons" />
);

/** What is wrong with units. */
export const DefectTypesPanel = ({ client }: MasterPanelProps) => (
  <CataloguePanel client={client} kind="defect-types" />
);
