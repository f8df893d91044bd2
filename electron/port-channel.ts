/** Channel on which the page asks for its port to the engine, and name of the message that brings the port. */
export const PORT_CHANNEL = 'lineside:port';
