import { Autocomplete, Switch, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ClientSummary } from '../../../electron/contract/clients';
import type { Product } from '../../../electron/contract/products';
import { api } from '../../api/client';
import { procedures, queryClient } from '../../api/queries';
import { useWords, type Words } from '../../i18n/useWords';
import { useRecordForm } from '../../ui/records/useRecordForm';
import { MasterDrawer } from '../masters/MasterDrawer';
import type { OpenRecord } from '../masters/MasterList';
import { useMay } from '../session/useMay';
import { CycleTimeField } from './CycleTimeField';
import { hoursOfTyped, typedCycle } from './cycleTime';
import { MatrixEditor } from './MatrixEditor';

const valuesOf = (product: Product | null, format: Words['format']) => ({
  code: product?.code ?? '',
  style: product?.style ?? '',
  part: product?.part ?? '',
  description: product?.description ?? '',
  category: product?.category ?? '',
  cycleTimeHours: typedCycle(product?.cycleTimeHours ?? null, format),
  sizes: product?.sizes ?? [],
  colours: product?.colours ?? [],
  variants: product?.variants ?? [],
  isActive: product?.isActive ?? true,
});

const distinct = (names: readonly (string | null)[]): string[] =>
  [...new Set(names.filter((name) => name !== null))].toSorted();

/** What stands in the form of other records too: categories with a standard, parts with opportunities. */
const useKnown = (clientId: number, others: readonly Product[]) => {
  const input = { clientId };
  const parts = useQuery(procedures.parts.list.queryOptions({ input }));
  const standards = useQuery(procedures.standards.list.queryOptions({ input }));
  return {
    parts: parts.data ?? [],
    styles: distinct(others.map(({ style }) => style)),
    categories: distinct([
      ...(standards.data?.categories ?? []).map(({ category }) => category),
      ...others.map(({ category }) => category),
    ]),
  };
};

/** A product: what it is called, its standard, its sizes and colours. */
export const ProductForm = ({
  client,
  others,
  record: product,
  onSaved,
  onClose,
}: OpenRecord<Product> & { readonly client: ClientSummary; readonly others: readonly Product[] }) => {
  const { t, format } = useWords();
  const mayWrite = useMay('write-masters');
  const known = useKnown(client.id, others);
  const form = useRecordForm({
    initial: valuesOf(product, format),
    version: product?.version,
    check: ({ code, style, cycleTimeHours }) => ({
      ...(code.trim() === '' ? { code: t('form.required') } : {}),
      ...(style.trim() === '' ? { style: t('form.required') } : {}),
      ...(Number.isNaN(hoursOfTyped(cycleTimeHours, format)) ? { cycleTimeHours: t('cycle.wrong') } : {}),
    }),
    save: async ({ isActive, ...values }, version) => {
      const common = {
        ...values,
        clientId: client.id,
        cycleTimeHours: hoursOfTyped(values.cycleTimeHours, format),
      };
      return product === null
        ? api.products.create(common)
        : api.products.update({ ...common, id: product.id, version, isActive });
    },
    readTheirs: (theirs) => ({
      values: valuesOf(theirs as Product, format),
      version: (theirs as Product).version,
    }),
    onSaved: (saved) => {
      void queryClient.invalidateQueries();
      onSaved(saved);
    },
  });
  const { values } = form;
  const opportunities = known.parts.find(({ part }) => part === values.part.trim())?.opportunitiesPerUnit;
  return (
    <MasterDrawer
      title={product === null ? t('products.add') : product.code}
      client={client}
      form={form}
      mayWrite={mayWrite}
      size={560}
      history={product === null ? undefined : { kind: 'product', rowId: product.id }}
      onClose={onClose}
    >
      <TextInput
        label={t('masters.code')}
        description={t('products.code-help')}
        required
        maxLength={50}
        data-autofocus
        {...form.text('code')}
      />
      <Autocomplete
        label={t('products.style')}
        description={t('products.style-help')}
        required
        maxLength={100}
        limit={20}
        data={known.styles}
        value={values.style}
        onChange={(style) => form.change({ style })}
        {...form.errorOf('style')}
      />
      <Textarea
        label={t('products.description')}
        autosize
        minRows={1}
        maxRows={4}
        maxLength={2000}
        {...form.text('description')}
      />
      <CycleTimeField
        label={t('products.cycle')}
        help={t('products.cycle-help')}
        value={values.cycleTimeHours}
        onChange={(cycleTimeHours) => form.change({ cycleTimeHours })}
        {...form.errorOf('cycleTimeHours')}
      />
      <Autocomplete
        label={t('products.category')}
        description={t('products.category-help')}
        maxLength={50}
        data={known.categories}
        value={values.category}
        onChange={(category) => form.change({ category })}
        {...form.errorOf('category')}
      />
      <Autocomplete
        label={t('products.part')}
        description={
          opportunities === undefined
            ? t(values.part.trim() === '' ? 'products.part-help' : 'products.part-unknown')
            : t('products.part-known', { count: opportunities })
        }
        maxLength={50}
        limit={20}
        data={distinct(known.parts.map(({ part }) => part))}
        value={values.part}
        onChange={(part) => form.change({ part })}
        {...form.errorOf('part')}
      />
      <MatrixEditor
        value={values}
        onChange={({ sizes, colours, variants }) =>
          form.change({ sizes: [...sizes], colours: [...colours], variants: [...variants] })
        }
        errors={{
          sizes: form.errorOf('sizes'),
          colours: form.errorOf('colours'),
          variants: form.errorOf('variants'),
        }}
      />
      {product !== null && (
        <Switch
          name="isActive"
          label={t('masters.active')}
          description={t('masters.active-help')}
          checked={values.isActive}
          onChange={(event) => form.change({ isActive: event.currentTarget.checked })}
        />
      )}
    </MasterDrawer>
  );
};
