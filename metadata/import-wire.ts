import type { FieldTypeName } from './define/field.ts';
import type { Kept } from './wire.ts';

/** Wire forms of imports: `/api/imports`. */

export type ImportMode = 'create' | 'update' | 'upsert';

export type ImportColumn = {
  column: string;
  /** Null: the column is left out. */
  field: string | null;
  /** For relations to several objects: the one whose records the cells name. Columns for each of them may fill the field together. */
  object?: string;
  /** For relations: the field of the related object that the cells name; default its title. */
  matchBy?: string;
  /** Relations without a match: report, leave empty, or make the related record. */
  missing?: 'error' | 'empty' | 'create';
  /** Cell text → value, for choices and for spellings such as `GTXPro` → `GTX Pro`; an empty value leaves the field empty. */
  values?: Record<string, string>;
  /** Default: as the dates of the file tell; where they do not, dates that can be read in two ways are refused. */
  dateOrder?: 'ymd' | 'mdy' | 'dmy';
  /** The sign before the decimals, of point and comma; the other groups thousands. Default as `dateOrder`. */
  decimalSign?: 'point' | 'comma';
  /** Where several columns fill one text together: its place among them, low first; default the order of the plan. */
  place?: number;
};

export type ImportPlan = {
  object: string;
  mode: ImportMode;
  /** Fields that find the record to update. */
  key?: string[];
  columns: ImportColumn[];
  /** Values for every row that has none of its own. */
  defaults?: Record<string, unknown>;
  /** Whether automations run for what the import changes, as they do for people's own changes; no unless said. */
  automations?: boolean;
  /** Cells with one of these texts, in whatever case and width, are blank; but not where it is an option of the field or yes or no. */
  blanks?: string[];
  /** Blank cells leave what an existing record has, instead of clearing it. */
  keepBlank?: boolean;
};

/** A plan kept under a name, for the next file with such columns. */
export type ImportMap = {
  id: string;
  name: string;
  plan: ImportPlan;
  /** Others who may import the object may use it, too. */
  shared: boolean;
  /** Who kept it may change and remove it. */
  mine: boolean;
  owner: string;
};

/** The first rows of a file as a plan reads them. */
export type ImportRows = {
  /** Columns that the plan brings in, in the order of the cells. */
  columns: string[];
  rows: { row: number; cells: ImportCell[]; problems: string[] }[];
};

export type ImportCell = {
  /** What stands in the file. */
  text: string;
  /** The same as a value of the field; null when there is none. */
  value: unknown;
  /** The related record does not exist yet and will be made. */
  isNew?: boolean;
  problem?: string;
};

export type ImportPreview = {
  upload: string;
  name: string;
  encoding: string;
  delimiter?: string;
  /** Of a workbook: its sheets in their order, and the one that is read. */
  sheets?: { name: string; hidden: boolean }[];
  sheet?: string;
  /** The row that names the columns, counted as a spreadsheet does. */
  headerRow: number;
  /** Characters that are no text in this encoding, and where the first of them stand. */
  damaged?: { count: number; places: { row: number; column: string }[] };
  /** The first rows as they stand in the file, from its first row on. */
  head: { row: number; cells: string[] }[];
  rows: number;
  columns: {
    column: string;
    samples: string[];
    empty: number;
    /** Most frequent distinct values, at most 50. */
    distinct: { value: string; count: number }[];
    suggestion: ImportColumn | null;
    /**
     * Values of the suggested relation or choice that match nothing, at most 50. `same` is what exists and differs in blanks, widths,
     * capitals or signs alone; `nearest` is merely alike, and for a person to decide.
     */
    unmatched: { value: string; count: number; same?: string; nearest?: string }[];
    dateOrder?: 'ymd' | 'mdy' | 'dmy' | 'ambiguous';
    decimalSign?: 'point' | 'comma' | 'ambiguous';
    /** Values that most likely say that there is none: `N/A`, `-`, `无`. */
    placeholders?: { value: string; count: number }[];
  }[];
};

/** What the columns of a file would be as fields of a new object. */
export type ImportProposal = {
  /** The column that names the records; null where none does. */
  title: string | null;
  columns: ProposedField[];
};

export type ProposedField = {
  column: string;
  /** Type and settings, without label and options. */
  field: { type: FieldTypeName; scale?: number; grouped?: boolean };
  /** Some of the values that the field would not take. */
  misfits: string[];
  /** Objects with records that are called as values of the column are: so many of those looked for. To be offered, never taken unasked. */
  links: { object: string; found: number; of: number }[];
};

export type ImportJob = {
  id: string;
  object: string;
  name: string;
  status: 'queued' | 'checking' | 'running' | 'done' | 'cancelled' | 'failed' | 'undone';
  dryRun: boolean;
  rows: number;
  processed: number;
  created: number;
  updated: number;
  skipped: number;
  failed: number;
  startedAt?: string;
  endedAt?: string;
  /** First 100; the file of all is at `/api/imports/{id}/errors.csv`. */
  errors: { row: number; column?: string; seen?: string; message: string }[];
  /** What was made of cells that their readers should know of, each kind once, with the first row it was seen in. */
  notes?: { row: number; count: number; column?: string; message: string }[];
  /**
   * Of a single dry run that is over: values for which something else is taken (null: nothing), and in how many rows; the most frequent 1,000 of
   * `replaced`. What is new will be made.
   */
  replacements?: { column: string; value: string; becomes: string | null; isNew?: boolean; count: number }[];
  replaced?: number;
  /** Once it is over: why rows were left out, by column and reason, most rows first; `values` are the most frequent of `distinct` ones. */
  causes: {
    column?: string;
    code: string;
    message: string;
    rows: number;
    /** The rows are in all the same, but for this. */
    isIn?: boolean;
    distinct: number;
    /** `row` is the first that it stands in. */
    values: { value: string; count: number; row: number }[];
  }[];
  /** Of a single import: what it was asked to do. */
  upload?: string;
  plan?: ImportPlan;
  undo?: string;
  /** Records that its undo left as they are, and why. */
  kept?: Kept;
  problem?: string;
};
