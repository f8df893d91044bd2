import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Finding } from '../../../electron/contract/attention';
import { inAddress } from '../kpis/narrowing';

const coded = (code: string | null | undefined): string | undefined =>
  code === undefined ? undefined : inAddress(code);

/** The way to where a finding is seen. */
export const FindingLink = ({
  finding,
  className,
  children,
}: {
  readonly finding: Finding;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}) => {
  const { place, client } = finding;
  if (place.page === 'orders') {
    return (
      <Link to="/orders" search={{ client, show: place.show }} className={className}>
        {children}
      </Link>
    );
  }
  const { kpi, from, to, where, group, causes } = place;
  return (
    <Link
      to="/kpis/$kpi"
      params={{ kpi }}
      search={{
        client,
        from,
        to,
        line: coded(where.line),
        shift: where.shift,
        style: coded(where.style),
        'work-order': coded(where['work-order']),
        operation: coded(where.operation),
        group,
        causes,
      }}
      className={className}
    >
      {children}
    </Link>
  );
};
