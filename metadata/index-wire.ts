import type { WantedIndex } from './define/object.ts';
import type { Label, Locale } from './label.ts';

/** `GET /api/indexes`: what the database keeps so that lists, totals and search need not read whole tables. */
export type IndexList = {
  /** Since when uses are counted; null: since the database was set up. */
  since: string | null;
  /** The largest first. */
  objects: ObjectIndexes[];
  /** Lists that took long, the most often first, where an index may help. */
  suggestions: IndexSuggestion[];
};

export type ObjectIndexes = { name: string; label: Label; size: number; indexes: IndexLine[] };

export type IndexLine = {
  name: string;
  use: IndexUse;
  /** Fields whose values lead to the records: of one owner, at one stage. */
  keys: Label[];
  order: { label: Label; direction: 'asc' | 'desc' }[];
  /** Whose readers' order of names it has, where there is one for each language. */
  language: Locale | null;
  /** It has only the records without a value in this field: those that have one are read by its record. */
  without: Label | null;
  /** Fields kept beside the keys, so that totals need not read the records. */
  included: Label[];
  /** What somebody asked for, where it is there for that. */
  wanted: WantedIndex | null;
  /** In bytes; null while there is none. */
  size: number | null;
  /** How often the database has read it; looking for values that must be unique does not count. */
  uses: number | null;
  state: 'ready' | 'waiting' | 'running' | 'failed';
  /** How much of it is made, from 0 to 1, while it is. */
  progress: number | null;
  problem: string | null;
};

/** A list that took long: `times` since this server was started, `slowest` in milliseconds. */
export type IndexSuggestion = { object: string; wanted: WantedIndex; times: number; slowest: number };

/** `other`: made by hand, or by another version, or for a publish that is still to come. */
export type IndexUse = 'record' | 'lists' | 'totals' | 'links' | 'unique' | 'search' | 'searchRest' | 'trash' | 'other';
