import { createContext, type ReactNode } from 'react';

/** What stands at the right end of every page's head: the search for anything, the notices. */
export const FrameTools = createContext<ReactNode>(null);
