import type { AppBody, HomeCard } from './define/app.ts';
import type { DashboardBody } from './define/dashboard.ts';
import type { Field } from './define/field.ts';
import type { LayoutBody } from './define/layout.ts';
import type { ObjectBody } from './define/object.ts';
import type { ReportBody, ReportMeasure } from './define/report.ts';
import type { SystemRight } from './define/system-rights.ts';
import type { ViewBody } from './define/view.ts';
import type { ExpressionType } from './expression/expression-type.ts';
import type { Label, Locale } from './label.ts';
import type { Aggregate, GroupBy, OperandKind, Operator } from './query.ts';

/** Wire forms of the HTTP API, shared by server and browser. Decimals are strings, instants ISO 8601 in UTC, dates `YYYY-MM-DD`. */

/** `title` is null when the actor may not read the record. */
export type Reference = { id: string; title: string | null; object?: string };
export type Money = { amount: string; currency: string; rate: string; base: string };
export type FileReference = { id: string; name: string; size: number; type: string };
export type Address = Partial<Record<'country' | 'province' | 'city' | 'district' | 'street' | 'postcode', string>>;

/** A record: `id`, `version` and the selected paths as keys (`'account.owner'` stays one flat key). */
export type WireRecord = { id: string; version: number } & Record<string, unknown>;

export type Page = {
  records: WireRecord[];
  /** Cursor of the next page; absent on the last. */
  next?: string;
  /** `capped` means at least this many. */
  count?: { value: number; capped: boolean };
};

/** RFC 9457 problem details; `problems` names fields and rules. */
export type ProblemDetails = {
  type: string;
  title: string;
  status: number;
  code: string;
  detail?: string;
  /** Id to look up in the server's log. */
  instance: string;
  problems?: { row?: number; field?: string; code: string; message: string }[];
  /** With 409: what is stored now. */
  current?: WireRecord;
  /** With 409 of a change set: the definitions that two changed in the same place. */
  overlaps?: DefinitionOverlap[];
};

/**
 * What two made of one definition. `at` names the members where they differ (`fields.amount`; '' for all of it); the bodies are whole, null
 * is nothing. `version` is that of the draft that is kept, where it is one: who saves over it has seen it.
 */
export type DefinitionOverlap = {
  kind: string;
  name: string;
  at: string[];
  base: unknown;
  theirs: unknown;
  mine: unknown;
  version?: number;
};

/**
 * A place that names something: in a definition, in a view or a plan of imports that somebody `shared`, or in the platform itself. All of them
 * stand against a removal. `path` is the place in the body, `text` says it in words; `option` is named where an option is asked for.
 */
export type UsedBy = {
  source: 'definition' | 'shared' | 'platform';
  kind: string;
  name: string;
  path: string;
  label: Label;
  text: Label;
  option?: string;
};

/** Changes of definitions that wait together, and are published together. */
export type ChangeSet = {
  id: string;
  name: string;
  /** The revision it began from. */
  base: number;
  /** Counts every change of the set and its drafts. */
  version: number;
  startedAt: string;
  startedBy: { id: string; name: string } | null;
  changedAt: string;
  changedBy: { id: string; name: string } | null;
  /** How many definitions it changes. */
  drafts: number;
};

export type BulkRequest =
  | { action: 'create'; records: Record<string, unknown>[]; partial?: boolean }
  | { action: 'update'; ids: string[]; values: Record<string, unknown> }
  | { action: 'update'; records: ({ id: string; version?: number } & Record<string, unknown>)[]; partial?: boolean }
  | { action: 'delete'; ids: string[] }
  | { action: 'restore'; ids: string[] };

/** `undo` is a token for `POST /api/undo/{token}`, good for 30 days. */
export type BulkResult = {
  done: number;
  failed: { row: number; id?: string; problems: { field?: string; code: string; message: string }[] }[];
  ids: string[];
  undo?: string;
  /** With `restore`: records of other objects that came back with these. */
  along?: { object: string; count: number }[];
};

/** `POST /api/records/{object}/paste`: how many records were written; none when some row is wrong, unless `partial` was asked for. */
export type PasteAnswer = Pick<BulkResult, 'done' | 'failed' | 'undo'>;

export type ObjectAccess = {
  read: boolean;
  create: boolean;
  edit: boolean;
  delete: boolean;
  transfer: boolean;
  import: boolean;
  export: boolean;
  bulk: boolean;
};

/** What may be done with a field's values; computed fields answer as their results. */
export type FieldAbilities = {
  operators: readonly Operator[];
  aggregates: readonly Aggregate[];
  sortable: boolean;
  groupable: boolean;
  /** Figures over the values are amounts in the base currency. */
  money?: true;
  /** The objects whose records a link to one record may lead to. */
  leadsTo?: readonly string[];
  /** Conditions of the type's own: how they read, and what they take. */
  conditions?: Readonly<Record<string, { label: Label; takes: OperandKind }>>;
  /** A role may let its values be seen in part. */
  masks?: true;
  /** Several columns of a file may fill it together. */
  joins?: true;
};

export type FieldModel = Field & FieldAbilities & { access: 'masked' | 'read' | 'edit'; system?: boolean };

/** An object as the actor may see it: hidden fields and objects are simply absent. System fields are included, marked `system`. */
export type ObjectModel = Omit<ObjectBody, 'fields'> & {
  name: string;
  fields: Record<string, FieldModel>;
  access: ObjectAccess;
  /** What the fields are that its rules look at. */
  ruleTypes?: Record<string, ExpressionType>;
};

/** What an object says of itself without its fields: enough to name it, to lead to it, and to offer a new one. */
export type ObjectOutline = Pick<
  ObjectModel,
  'name' | 'label' | 'plural' | 'icon' | 'title' | 'menu' | 'order' | 'activity' | 'activities' | 'timeline' | 'access'
>;

/** A layout without what its reader may not see. `types`: what its conditions look at, fields and paths; those are read with the record. */
export type LayoutModel = LayoutBody & { types?: Record<string, ExpressionType> };

/** `personal` are the user's own, which they may share as well. */
export type ViewModel = { name: string; source: 'shipped' | 'personal' | 'shared'; shared?: boolean } & ViewBody;

/** A card that shows a view says whose records they are. */
export type CardModel = HomeCard & { object?: string };

/** An app without what its reader may not see. The one without a name holds the objects that are in no other's menu. */
export type AppModel = Omit<AppBody, 'home'> & { name: string; home: CardModel[] };

/** `GET /api/metadata`: all that is published, as the caller may see it. */
export type Metadata = {
  revision: number;
  /** The base currency, and the others that the workspace has a rate for. ISO 4217. */
  currency: string;
  currencies: string[];
  timeZone: string;
  /** Whose numbers phone numbers are that have no code of a country. */
  region: string;
  /** In their order. Together they lead to every object that has a menu entry. */
  apps: AppModel[];
  objects: Record<string, ObjectModel>;
  views: ViewModel[];
  layouts: Record<string, LayoutModel>;
  reports: Record<string, ReportBody>;
  dashboards: ({ name: string } & DashboardBody)[];
};

/**
 * The same as the browser draws itself from it, put together from parts: `outlines` has every object from the start; what `objects`, `views`
 * and `layouts` have of an object comes when something looks at it.
 */
export type Model = Omit<Metadata, 'views' | 'layouts'> & {
  outlines: Record<string, ObjectOutline>;
  /** Those that people saved, of all objects. */
  savedViews: readonly ViewModel[];
  /** Views of each object, in no order. */
  views: Record<string, ViewModel[]>;
  /** Layouts of each object, by their names. */
  layouts: Record<string, Record<string, LayoutModel>>;
};

export type Me = {
  user: { id: string; name: string; email: string; department?: Reference; superior?: Reference };
  locale: Locale;
  theme: 'light' | 'dark' | 'auto';
  timeZone: string;
  workspace: { id: string; name: string };
  workspaces: { id: string; name: string }[];
  roles: { name: string; label: Label }[];
  system: SystemRight[];
  /** True while sample data is present. */
  sampleData: boolean;
  /** True as well once it was removed. */
  hadSampleData: boolean;
  /** Plain HTTP was allowed by an explicit setting. */
  insecure: boolean;
};

export type HistoryEntry = {
  id: string;
  at: string;
  actor: Reference | null;
  source: 'web' | 'api' | 'import' | 'process' | 'system';
  action: 'create' | 'update' | 'delete' | 'restore';
  /** Only fields the reader may see; wire values, references with titles. */
  changes: Record<string, { from: unknown; to: unknown }>;
};

/** A field change, or a record of an object with `activity`, whose name is `type`. */
export type TimelineItem = {
  type: string;
  at: string;
  actor: Reference | null;
  id: string;
  record?: WireRecord;
  /** Whether the reader may change the activity. */
  editable?: boolean;
  change?: HistoryEntry;
};

/** `phone` is what the record is called by, where its object names such a field beneath its title. */
export type SearchHit = { object: string; id: string; title: string; subtitle?: string; phone?: string };

export type ReportResult =
  | { type: 'summary'; groups: GroupBy[]; measures: ReportMeasure[]; rows: ReportRow[]; truncated: boolean }
  | { type: 'funnel'; stages: FunnelStage[] };

/** `keys` follow the groups (references as `{ id, title }`), `values` the measures by name; decimals as strings. */
export type ReportRow = { keys: unknown[]; values: Record<string, string | number | null> };

export type FunnelStage = {
  stage: string;
  label: Label;
  color?: string;
  /** Records of the cohort that reached this stage or a later one. */
  entered: number;
  /** Of those, how many went further. */
  advanced: number;
  dropped: number;
  /** advanced ÷ entered, in percent; null when nothing entered. */
  conversion: string | null;
  medianDays: string | null;
};

export type ReportRequest = {
  /** Narrows every widget: on each report's own period and person field. */
  period?: { from?: string; to?: string };
  person?: string;
};

/** One server-sent event; the reader asks for what it needs. */
export type LiveEvent =
  /** Without ids: very many records changed. */
  | { type: 'records'; object: string; action: 'create' | 'update' | 'delete' | 'restore'; ids: string[]; by: string }
  | { type: 'metadata'; revision: number }
  /** Told only to who started the job. */
  | { type: 'job'; id: string; by: string };

/** `GET /api/jobs`: long work of the caller, as a tray shows it. */
export type JobSummary = {
  id: string;
  kind: string;
  /** What people call it: `{name}` stands for the name of its file, `{objects}` for the label of its object. */
  label: Label;
  status: 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'undone';
  /** What it is about, as far as its kind tells. */
  object?: string;
  /** Of the file that was sent. */
  name?: string;
  action?: 'update' | 'delete' | 'restore';
  /** How many records or rows it is for, once that is known. */
  total?: number;
  done: number;
  failed: number;
  createdAt: string;
  endedAt?: string;
  /** Where a POST takes back what it did, under `/api`. */
  undo?: `/undo/${string}` | `/imports/${string}/undo`;
  /** Records that its undo left as they are, and why. */
  kept?: Kept;
  /** Why records were left out, and what rules warn of, with the number of records. */
  refused?: ToldOfRows[];
  warned?: ToldOfRows[];
  /** Who started it, where it was somebody else. */
  by?: Reference;
  problem?: string;
};

export type ToldOfRows = { field?: string; message: string; rows: number };

export type Kept = { count: number; reason: string };

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
