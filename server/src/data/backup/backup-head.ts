import type { DescribedTable } from './describe-tables.ts';

/** What a backup says of itself, before everything else. */
export type BackupHead = {
  /** Of the file. A reader refuses one it does not know. */
  format: number;
  madeAt: string;
  /** Major version of the PostgreSQL it was made on. */
  postgres: number;
  /** Files of migrations that had run. */
  migrations: { platform: string[]; workspace: string[] };
  /** Tells whether a server has the key its secrets were sealed with, without telling the key. Null where there was none. */
  keyMark: string | null;
  tables: DescribedTable[];
};

export const backupFormat = 1;

export const headPart = 'backup.json';
export const keyPart = 'secret.key';

/** Settings that make the text of values the same on every server. */
export const valuesAsText =
  "set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local timezone = 'UTC'; set local bytea_output = 'hex'; set local extra_float_digits = 1; set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0";
