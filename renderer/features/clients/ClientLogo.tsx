import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { procedures } from '../../api/queries';
import classes from './clients.module.css';

const LOGO_STALE_MS = 600_000;

/** The address of a client's logo on this page, null while there is none. */
export const useLogo = (clientId: number): string | null => {
  const { data } = useQuery(
    procedures.clients.logo.queryOptions({ input: { clientId }, staleTime: LOGO_STALE_MS }),
  );
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!data) {
      setAddress(null);
      return undefined;
    }
    const made = URL.createObjectURL(new Blob([new Uint8Array(data.content)], { type: data.mediaType }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [data]);
  return address;
};

/** A client's logo at the head of its pages; nothing without one. The name beside it says whose it is. */
export const ClientLogo = ({ clientId }: { readonly clientId: number }) => {
  const address = useLogo(clientId);
  return address && <img className={classes.logo} src={address} alt="" />;
};
