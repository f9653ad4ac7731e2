import type { AppBody, HomeCard } from './define/app.ts';
import type { Button } from './define/button.ts';
import type { DashboardBody } from './define/dashboard.ts';
import type { Field } from './define/field.ts';
import type { LayoutBody } from './define/layout.ts';
import type { ObjectBody } from './define/object.ts';
import type { ReportBody, ReportMeasure } from './define/report.ts';
import type { SystemRight } from './define/system-rights.ts';
import type { ViewBody } from './define/view.ts';
import type { ExpressionType } from './expression/expression-type.ts';
import type { Label, Locale } from './label.ts';
import type { Aggregate, Filter, GroupBy, OperandKind, Operator } from './query.ts';

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

/** What is wrong with a field of a row, in the language of the request, and by which rule of the object. */
export type ProblemLine = {
  row?: number;
  field?: string;
  line?: { row: number; field?: string };
  rule?: string;
  code: string;
  message: string;
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
  problems?: ProblemLine[];
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
  source: 'definition' | 'shared' | 'platform' | 'code';
  kind: string;
  name: string;
  path: string;
  label: Label;
  text: Label;
  option?: string;
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
  print?: true;
  reveal?: true;
  /** It belongs to apps that the reader administers. Who designs everything is not told so of each. */
  design?: true;
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
export type ObjectModel = Omit<ObjectBody, 'fields' | 'buttons'> & {
  name: string;
  fields: Record<string, FieldModel>;
  access: ObjectAccess;
  /** What the fields are that its rules look at. */
  ruleTypes?: Record<string, ExpressionType>;
  /** Processes ask people to decide about its records. */
  approvals?: true;
  /** Those that the reader has, in order. */
  buttons?: Record<string, ButtonModel>;
  /** What the fields and paths are that their conditions look at. */
  buttonTypes?: Record<string, ExpressionType>;
};

/** A button as it is drawn. What pressing it does, the server knows. */
export type ButtonModel = Pick<Button, 'label' | 'places' | 'when' | 'confirm'> & { icon: string; kind: string };

/** A form that a press opens: of a new record, or of that which `edits` names. Links bring their titles. */
export type FilledForm = { object: string; edits?: { id: string; version: number }; values: Record<string, unknown> };

/** What became of a call to another system: `waiting` is tried again later. */
export type CallOutcome = { status: 'done' | 'waiting' | 'failed'; problem?: string };

/** What a press came to. `undo`: a token by which what it changed is taken back; without one it changed nothing. `started`: a process, in the background. */
export type PressOutcome = { undo?: string; form?: FilledForm; call?: CallOutcome; started?: boolean };

/** What a press came to for one of many records. */
export type PressedRow = { record: Reference; status: 'done' | 'waiting' | 'failed'; problems?: string[] };

/** What an object says of itself without its fields: enough to name it, to lead to it, and to offer a new one. */
export type ObjectOutline = Pick<
  ObjectModel,
  'name' | 'label' | 'plural' | 'icon' | 'title' | 'menu' | 'order' | 'activity' | 'activities' | 'timeline' | 'access'
>;

/** A layout without what its reader may not see. `types`: what its conditions look at, fields and paths; those are read with the record. */
export type LayoutModel = LayoutBody & { types?: Record<string, ExpressionType> };

/** `personal` are the user's own, which they may share as well. */
/** `types`: what the conditions of its colours look at, and what it is taken to be. */
export type ViewModel = {
  name: string;
  source: 'shipped' | 'personal' | 'shared';
  shared?: boolean;
  types?: Record<string, ExpressionType>;
} & ViewBody;

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
  /** The month that its years begin with, 1 to 12. */
  yearStart: number;
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
  /** Apps that one may change without designing everything. */
  administers: string[];
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
  /** To print a record or to see a masked value whole changes nothing, and is told all the same. */
  action: 'create' | 'update' | 'delete' | 'restore' | 'print' | 'reveal';
  /** The button that was pressed for it. */
  button?: Label;
  /** Only fields the reader may see; wire values, references with titles. */
  changes: Record<string, { from: unknown; to: unknown }>;
};

/** A row of a sub-table in the history of its record: its number, its title, blank where it has none, and what changed in it. */
export type HistoryRowChange = { id: string; title: string | null; row?: number; changes?: HistoryEntry['changes'] };

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
  /** Narrows what each report counts, with a filter over its own object: records of one account. */
  filter?: Filter;
};

/** One server-sent event; the reader asks for what it needs. */
export type LiveEvent =
  /** Without ids: very many records changed. */
  | { type: 'records'; object: string; action: 'create' | 'update' | 'delete' | 'restore'; ids: string[]; by: string }
  | { type: 'metadata'; revision: number }
  /** Told only to who started the job. */
  | { type: 'job'; id: string; by: string }
  /** Told only to those who design: where in the studio a page of somebody is; null: it is no longer. */
  | Presence;

/** Where a page of somebody stands in the studio; `page` tells it from others of the same person. */
export type Presence = { type: 'presence'; page: string; person: { id: string; name: string }; place: string | null };

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
