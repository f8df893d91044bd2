import { Skeleton } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** True once `milliseconds` have passed: quick answers never flash a skeleton. */
const useLate = (milliseconds: number): boolean => {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return isLate;
};

/** Keeps the place of what is coming; after 200 ms as a skeleton of the given height, or of the children's layout. */
export const Loading = ({
  height = 120,
  isWhole = false,
  children,
}: {
  readonly height?: number | string;
  readonly isWhole?: boolean;
  readonly children?: ReactNode;
}) => {
  const { t } = useTranslation();
  const isLate = useLate(200);
  const tall = isWhole ? '100vh' : height;
  return (
    <div role="status" aria-label={t('busy')} style={{ minHeight: tall, padding: isWhole ? 24 : 0 }}>
      {isLate && (children ?? <Skeleton height={isWhole ? 160 : tall} />)}
    </div>
  );
};
