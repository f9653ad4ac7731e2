import type { Label } from './label.ts';

/** `GET /api/indexes`: what the database keeps so that lists, totals and search need not read whole tables. */
export type IndexList = {
  /** Since when uses are counted; null: since the database was set up. */
  since: string | null;
  /** The largest first. */
  objects: ObjectIndexes[];
};

export type ObjectIndexes = { name: string; label: Label; size: number; indexes: IndexLine[] };

export type IndexLine = {
  name: string;
  use: IndexUse;
  /** Fields whose values lead to the records: of one owner, at one stage. */
  keys: Label[];
  order: { label: Label; direction: 'asc' | 'desc' }[];
  /** Fields kept beside the keys, so that totals need not read the records. */
  included: Label[];
  /** In bytes; null while there is none. */
  size: number | null;
  /** How often the database has read it; looking for values that must be unique does not count. */
  uses: number | null;
  state: 'ready' | 'waiting' | 'running' | 'failed';
  problem: string | null;
};

/** `other`: made by hand, or by another version, or for a publish that is still to come. */
export type IndexUse = 'record' | 'lists' | 'totals' | 'links' | 'unique' | 'search' | 'searchRest' | 'trash' | 'other';
