/** Signals that a source cannot be read; caught by its reader alone. */
export class Unread extends Error {}
