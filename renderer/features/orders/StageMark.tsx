import type { OrderStage } from '../../../electron/contract/order-record';
import { useWords } from '../../i18n/useWords';
import { StateMark } from '../../ui/StateMark';

const STATES = {
  planned: 'none',
  released: 'none',
  'in-work': 'good',
  'on-hold': 'warning',
  completed: 'good',
  rejected: 'none',
  cancelled: 'none',
} as const satisfies Record<OrderStage, 'good' | 'warning' | 'critical' | 'none'>;

/** Where an order stands; one that is past its promise says so first. */
export const StageMark = ({
  stage,
  isOverdue = false,
}: {
  readonly stage: OrderStage;
  readonly isOverdue?: boolean;
}) => {
  const { t } = useWords();
  const name = t(`stage.${stage}`);
  return isOverdue ? (
    <StateMark state="critical" label={t('orders.overdue', { stage: name })} />
  ) : (
    <StateMark state={STATES[stage]} label={name} />
  );
};
