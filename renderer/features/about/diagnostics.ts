import type { InferClientOutputs } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../../electron/contract';

/** What `about.get` answers. */
export type AboutFacts = InferClientOutputs<ContractRouterClient<Contract>>['about']['get'];

/**
 * What support asks for, as plain text in English: versions, sizes in bytes and times. No path, since it holds the name
 * of whoever is logged in to the PC, and nothing that is in the database.
 */
export const diagnosticsOf = (facts: AboutFacts, userAgent: string): string =>
  [
    `Lineside ${facts.version} (${facts.commit ?? 'commit unknown'})`,
    `schema ${facts.schemaVersion}`,
    `SQLite ${facts.sqliteVersion}, Node.js ${facts.nodeVersion}, Electron ${facts.electronVersion ?? 'none'}`,
    `engine on ${facts.platform}`,
    `page in ${userAgent}`,
    `last backup ${facts.lastBackupAt ?? 'none'}`,
    ...(facts.file
      ? [
          `file ${facts.file.bytes} bytes, journal ${facts.file.walBytes} bytes, ${facts.file.freeBytes} bytes free`,
        ]
      : []),
  ].join('\n');
