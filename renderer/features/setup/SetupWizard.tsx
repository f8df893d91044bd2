import type { DataFolder } from '../../../electron/contract/setup';
import { AdminStep } from './AdminStep';
import { DoneStep } from './DoneStep';
import { FolderStep } from './FolderStep';
import { useKept } from './kept';
import { StartStep } from './StartStep';
import { WelcomeStep } from './WelcomeStep';

/** The first run of a new data folder up to its administrator. */
export const SetupBefore = ({ folder }: { readonly folder: DataFolder }) => {
  const { step } = useKept();
  if (step === 'folder') return <FolderStep folder={folder} />;
  return step === 'admin' ? <AdminStep /> : <WelcomeStep />;
};

/** What its administrator goes on with: an own first client or the demo plant, and the way in. */
export const SetupAfter = () => (useKept().step === 'done' ? <DoneStep /> : <StartStep />);
