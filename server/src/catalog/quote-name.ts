import pg from 'pg';

/** A name as an SQL identifier. */
export const quoteName: (name: string) => string = pg.escapeIdentifier;
