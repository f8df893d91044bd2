import type { ClientSummary } from '../../../electron/contract/clients';
import { useSignedIn } from '../session/SignedIn';
import { useMay } from '../session/useMay';

const NOBODY: readonly ClientSummary[] = [];

/** The clients in use that one may look at together; none for those who have one, or may not compare. */
export const useCompared = (): readonly ClientSummary[] => {
  const { clients } = useSignedIn();
  const active = clients.filter(({ isActive }) => isActive);
  return useMay('compare-clients') && active.length > 1 ? active : NOBODY;
};
