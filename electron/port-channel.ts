/** Channel on which the page asks for its port to the engine, and name of the message that brings the port. */
export const PORT_CHANNEL = 'lineside:port';

/** Name of the message that tells a page that its port leads nowhere any more: it asks for another one. */
export const LOST_CHANNEL = 'lineside:lost';

/** Channel on which the page asks for a dialog that names another data folder. */
export const FOLDER_CHANNEL = 'lineside:choose-folder';

/** What the main process says to the data process when the app quits. */
export const STOP_CHANNEL = 'lineside:stop';

/** Channel of the data process's last words: why it could not open the data folder. */
export const REFUSED_CHANNEL = 'lineside:refused';

/** Channel on which the data process leaves the window's session with the main process, which outlives it. */
export const SESSION_CHANNEL = 'lineside:session';

/** Channel on which the data process leaves what makes this PC a station with the main process, which keeps it. */
export const STATION_CHANNEL = 'lineside:station';

/** Channel on which the data process tells under which addresses other computers may use it, none while it is not shared. */
export const SHARING_CHANNEL = 'lineside:sharing';

/** What the data process says to the main process. */
export type DataProcessMessage =
  | { readonly channel: typeof REFUSED_CHANNEL; readonly why: string }
  | { readonly channel: typeof SHARING_CHANNEL; readonly addresses: readonly string[] }
  | { readonly channel: typeof SESSION_CHANNEL; readonly token: string | null }
  | { readonly channel: typeof STATION_CHANNEL; readonly token: string | null };
