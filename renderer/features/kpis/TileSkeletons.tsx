import { Skeleton } from '@mantine/core';
import classes from './Kpis.module.css';

/** Where tiles will stand. */
export const TileSkeletons = ({ count }: { readonly count: number }) => (
  <div className={classes.tiles}>
    {Array.from({ length: count }, (_, at) => (
      <Skeleton key={at} height={122} />
    ))}
  </div>
);
