import type { TextKey } from '../../i18n';
import { count, days, minus, over, sum } from './expression';
import { derived, result, summed, type Asked, type Line } from './line';

const ordersDue = ({ read }: Asked): readonly Line[] => [
  summed('formula.orders-promised', read('ordersPromised'), 'count'),
  summed('formula.orders-delivered', read('ordersDelivered'), 'count'),
  summed('formula.orders-overdue', read('ordersOverdue'), 'count'),
];

export const onTime =
  (label: TextKey, name: string) =>
  (asked: Asked): readonly Line[] => {
    const { read } = asked;
    const due = sum(count(read('ordersDelivered')), count(read('ordersOverdue')));
    return [
      ...ordersDue(asked),
      summed(label, read(name), 'count'),
      ...result(asked, over(count(read(name)), due), 'share'),
    ];
  };

export const trueOtd = (asked: Asked): readonly Line[] => {
  const { read } = asked;
  return [
    summed('formula.orders-promised', read('ordersPromised'), 'count'),
    summed('formula.orders-complete', read('ordersComplete'), 'count'),
    summed('formula.orders-complete-on-time', read('ordersCompleteOnTime'), 'count'),
    summed('formula.orders-overdue-incomplete', read('ordersOverdueIncomplete'), 'count'),
    ...result(asked, over(count(read('ordersCompleteOnTime')), count(read('ordersComplete'))), 'share'),
  ];
};

export const wipAging = (asked: Asked): readonly Line[] => {
  const { read, result: found } = asked;
  const net = minus(days(read('grossDays')), days(read('heldDays')));
  const orders = count(found.denominator ?? 0);
  return [
    summed('formula.gross-days', read('grossDays'), 'days'),
    summed('formula.held-days', read('heldDays'), 'days'),
    summed('formula.open-orders', found.denominator ?? 0, 'count'),
    ...result(asked, over(net, orders), 'days'),
    ...(read('openUnits') > 0
      ? [
          derived(
            'formula.weighted-mean-days',
            over(days(read('ageUnitDays')), count(read('openUnits'))),
            'days',
          ),
        ]
      : []),
    ...(found.value === null
      ? []
      : [
          summed('formula.median-days', read('medianDays'), 'days'),
          summed('formula.percentile-85-days', read('percentile85Days'), 'days'),
          summed('formula.oldest-days', read('oldestDays'), 'days'),
          summed('formula.orders-0-7', read('orders0To7Days'), 'count'),
          summed('formula.orders-8-14', read('orders8To14Days'), 'count'),
          summed('formula.orders-15-30', read('orders15To30Days'), 'count'),
          summed('formula.orders-over-30', read('ordersOver30Days'), 'count'),
        ]),
  ];
};
