import { hasRight, type Right } from '../../../electron/contract/rights';
import { useSignedIn } from './SignedIn';

/** Whether whoever is logged in has a right; what they may not do is not offered. */
export const useMay = (right: Right): boolean => hasRight(useSignedIn().role, right);
