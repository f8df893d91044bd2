import { useQuery } from '@tanstack/react-query';
import type { Product } from '../../../electron/contract/products';
import { procedures } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import type { Column } from '../../ui/records/arrange';
import type { MasterPanelProps } from '../masters/kinds';
import { MasterList } from '../masters/MasterList';
import { useMay } from '../session/useMay';
import { amountOf } from './cycleTime';
import { ProductForm } from './ProductForm';

const distinct = (names: readonly (string | null)[]): string[] =>
  [...new Set(names.filter((name) => name !== null))].toSorted();

/** What a client makes: products with their standard, sizes and colours. */
export const ProductsPanel = ({ client }: MasterPanelProps) => {
  const { t, format } = useWords();
  const mayWrite = useMay('write-masters');
  const products = useQuery(procedures.products.list.queryOptions({ input: { clientId: client.id } }));
  const all = products.data ?? [];
  const inUnit = (unit: 'minutes' | 'perHour'): Column<Product> => ({
    key: unit,
    label: t(`products.in-${unit}`),
    value: ({ cycleTimeHours }) => (cycleTimeHours === null ? null : amountOf(cycleTimeHours, unit)),
    show: ({ cycleTimeHours }) =>
      format.exact(cycleTimeHours === null ? null : Number(amountOf(cycleTimeHours, unit).toFixed(2))),
    isNumber: true,
  });
  const columns: readonly Column<Product>[] = [
    { key: 'code', label: t('masters.code'), value: ({ code }) => code },
    { key: 'style', label: t('products.style'), value: ({ style }) => style },
    { key: 'description', label: t('products.description'), value: ({ description }) => description },
    { key: 'category', label: t('products.category'), value: ({ category }) => category },
    inUnit('minutes'),
    inUnit('perHour'),
    { key: 'sizes', label: t('products.sizes'), value: ({ sizes }) => sizes.join(' ') || null },
    { key: 'colours', label: t('products.colours'), value: ({ colours }) => colours.join(', ') || null },
    {
      key: 'variants',
      label: t('products.variants-short'),
      value: ({ variants }) => (variants.length === 0 ? null : variants.length),
      isNumber: true,
    },
    { key: 'part', label: t('products.part'), value: ({ part }) => part },
  ];
  const filterBy = (key: 'style' | 'category') => ({
    key,
    label: t(`products.${key}`),
    options: distinct(all.map((product) => product[key])).map((value) => ({ value, label: value })),
  });
  return (
    <MasterList
      name={t('masters.products')}
      query={products}
      keyOf={({ id }) => id}
      columns={columns}
      filters={[filterBy('style'), filterBy('category')]}
      addLabel={mayWrite ? t('products.add') : undefined}
      empty={t('products.empty')}
      form={(open) => <ProductForm client={client} others={all} {...open} />}
    />
  );
};
