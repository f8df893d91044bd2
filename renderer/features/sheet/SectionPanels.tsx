import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { ClientSummary } from '../../../electron/contract/clients';
import type { SheetPlace } from '../../../electron/contract/production';
import type { Rehearsal, Sheet } from '../../../electron/contract/sheet';
import type { Words } from '../../i18n/useWords';
import { typeText } from '../../ui/grid/commands';
import { HoursSection } from '../hours/HoursSection';
import { InspectionsSection } from '../inspections/InspectionsSection';
import { ProductionSection } from '../production/ProductionSection';
import { productionRowKind } from '../production/rows';
import type { Totals } from '../production/total';
import { StopsSection } from '../stops/StopsSection';
import { byRowKey } from './bound';
import { compareCounts } from './counted';
import type { SectionName } from './section';
import type { useSections } from './useSections';
import { useJudges, type useSheet } from './useSheet';
import classes from './Sheet.module.css';

const NO_ANSWERS: ReadonlyMap<string, never> = new Map<string, never>();

/** How long the sections that are not on show may wait until they are made. */
const REST_AFTER_MILLISECONDS = 300;

const Panel = ({
  name,
  isActive,
  children,
}: {
  readonly name: SectionName;
  readonly isActive: boolean;
  readonly children: ReactNode;
}) => (
  <div
    id={`section-${name}`}
    role="tabpanel"
    aria-labelledby={`tab-${name}`}
    className={classes.panel}
    data-section={name}
    data-active={isActive || undefined}
    inert={!isActive}
  >
    {children}
  </div>
);

/** All sections, one of them on show; the others keep their place and size under it, so that a key is enough. */
export const SectionPanels = ({
  client,
  place,
  words,
  sheet: { store, state },
  sections: { active, handles },
  rehearsal,
  totals,
  shift,
  mayMakeOrders,
  onHistory,
  onVoid,
}: {
  readonly client: ClientSummary;
  readonly place: SheetPlace;
  readonly words: Words;
  readonly sheet: Pick<ReturnType<typeof useSheet>, 'store' | 'state'>;
  readonly sections: Pick<ReturnType<typeof useSections>, 'active' | 'handles'>;
  /** What the sheet would be if it were saved now; null where nothing is unsaved or it is not known yet. */
  readonly rehearsal: Rehearsal | null;
  readonly totals: Totals;
  readonly shift: Sheet['shift'];
  readonly mayMakeOrders: boolean;
  readonly onHistory: (section: SectionName, id: number | undefined) => void;
  readonly onVoid: (row: { readonly section: SectionName; readonly key: string }) => void;
}) => {
  const { format } = words;
  const judges = useJudges(place, format);
  const { production, stops, inspections, hours } = state.sections;
  const answers = useMemo(
    () => ({
      production: rehearsal ? byRowKey(rehearsal.production.rows) : NO_ANSWERS,
      stops: rehearsal ? byRowKey(rehearsal.stops.rows) : NO_ANSWERS,
      inspections: rehearsal ? byRowKey(rehearsal.inspections.rows) : NO_ANSWERS,
      hours: rehearsal ? new Map(rehearsal.hours.rows.map((row) => [`e-${row.hour}`, row])) : NO_ANSWERS,
    }),
    [rehearsal],
  );
  const counts = useMemo(
    () => compareCounts(production.rows, hours.rows, format),
    [production.rows, hours.rows, format],
  );
  const take = useCallback(() => {
    const { offer } = counts;
    if (!offer) return;
    const kind = productionRowKind(format);
    store.sections.production.edit({ kind: 'type', count: 1 }, (rows) =>
      typeText(rows, offer.key, 'unitsProduced', String(offer.units), kind),
    );
  }, [counts, store, format]);
  const ways = useMemo(() => {
    const of = (section: SectionName) => ({
      onHistory: ({ saved }: { readonly saved: { readonly id: number } | null }) =>
        onHistory(section, saved?.id),
      onVoid: ({ key }: { readonly key: string }) => onVoid({ section, key }),
    });
    return { production: of('production'), stops: of('stops'), inspections: of('inspections') };
  }, [onHistory, onVoid]);

  // What is on show comes first; the rest is there before anybody can have asked for it.
  const [isWhole, setIsWhole] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsWhole(true), REST_AFTER_MILLISECONDS);
    return () => clearTimeout(timer);
  }, []);

  const common = { client, place, words, shift, isAsked: state.isAsked };
  const panel = (name: SectionName, content: ReactNode) =>
    isWhole || name === active ? (
      <Panel name={name} isActive={name === active}>
        {content}
      </Panel>
    ) : null;
  return (
    <div className={classes.panels}>
      {panel(
        'production',
        <ProductionSection
          {...common}
          {...ways.production}
          rows={production.rows}
          source={store.sections.production}
          answers={answers.production}
          isActive={active === 'production'}
          judge={judges.production}
          handle={handles.production}
          totals={totals}
          mayMakeOrders={mayMakeOrders}
          offer={counts.offer}
        />,
      )}
      {panel(
        'stops',
        <StopsSection
          {...common}
          {...ways.stops}
          rows={stops.rows}
          source={store.sections.stops}
          answers={answers.stops}
          isActive={active === 'stops'}
          judge={judges.stops}
          handle={handles.stops}
        />,
      )}
      {panel(
        'inspections',
        <InspectionsSection
          {...common}
          {...ways.inspections}
          rows={inspections.rows}
          source={store.sections.inspections}
          answers={answers.inspections}
          isActive={active === 'inspections'}
          judge={judges.inspections}
          handle={handles.inspections}
        />,
      )}
      {panel(
        'hours',
        <HoursSection
          {...common}
          rows={hours.rows}
          source={store.sections.hours}
          answers={answers.hours}
          isActive={active === 'hours'}
          handle={handles.hours}
          counts={counts}
          onTake={take}
        />,
      )}
    </div>
  );
};
