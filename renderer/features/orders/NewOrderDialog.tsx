import { Button, Modal, NumberInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { describeFailure, fieldSentences } from '../../api/failure';
import { procedures, queryClient } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import { Notice } from '../../ui/Notice';
import classes from './NewOrderDialog.module.css';

/** Makes an order that was typed and is not known: what is made on it, and how many are wanted. */
export const NewOrderDialog = ({
  clientId,
  code,
  onMade,
  onClose,
}: {
  readonly clientId: number;
  readonly code: string;
  readonly onMade: () => void;
  readonly onClose: () => void;
}) => {
  const { t } = useWords();
  const [styleModel, setStyleModel] = useState('');
  const [quantity, setQuantity] = useState<number | string>('');
  const [isAsked, setIsAsked] = useState(false);
  const create = useMutation({
    ...procedures.orders.create.mutationOptions(),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: procedures.orders.key() });
      onMade();
    },
  });
  const refused = create.isError ? fieldSentences(create.error) : {};
  const planned = Number(quantity);
  const isCounted = quantity !== '' && Number.isInteger(planned) && planned > 0;
  const submit = () => {
    setIsAsked(true);
    if (isCounted && !create.isPending) {
      create.mutate({ clientId, code, styleModel: styleModel.trim() || null, plannedQuantity: planned });
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('new-order.title', { code })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p className={classes.text}>{t('new-order.text', { code })}</p>
        {create.isError && (
          <Notice kind="critical">{refused['code'] ?? describeFailure(create.error)}</Notice>
        )}
        <TextInput
          label={t('new-order.style')}
          description={t('new-order.style-help')}
          maxLength={100}
          data-autofocus
          spellCheck={false}
          value={styleModel}
          onChange={(event) => setStyleModel(event.currentTarget.value)}
        />
        <NumberInput
          label={t('new-order.quantity')}
          min={1}
          max={10_000_000}
          allowDecimal={false}
          allowNegative={false}
          hideControls
          value={quantity}
          onChange={setQuantity}
          {...(isAsked && !isCounted ? { error: t('new-order.quantity-needed') } : {})}
        />
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t('new-order.back')}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {t('new-order.submit')}
          </Button>
        </div>
      </form>
    </Modal>
  );
};
