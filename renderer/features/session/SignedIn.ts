import { createContext, useContext } from 'react';
import type { Me } from '../../../electron/contract/session';

/** Carries the user who is logged in to everything below the gate. */
export const SignedIn = createContext<Me | null>(null);

/** The user who is logged in; only below the gate. */
export const useSignedIn = (): Me => {
  const me = useContext(SignedIn);
  if (!me) throw new Error('Nobody is logged in here.');
  return me;
};
