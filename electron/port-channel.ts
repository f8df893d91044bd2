/** Channel on which the page asks for its port to the engine, and name of the message that brings the port. */
export const PORT_CHANNEL = 'lineside:port';

/** What the main process says to the data process when the app quits. */
export const STOP_CHANNEL = 'lineside:stop';

/** Channel of the data process's last words: why it could not open the data folder. */
export const REFUSED_CHANNEL = 'lineside:refused';
