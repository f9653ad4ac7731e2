import type { AppBody, HomeCard } from './define/app.ts';
import type { Button } from './define/button.ts';
import type { DashboardBody } from './define/dashboard.ts';
import type { DocumentTemplate } from './define/document.ts';
import type { Field } from './define/field.ts';
import type { Gate } from './define/gate.ts';
import type { LayoutBody } from './define/layout.ts';
import type { ObjectBody } from './define/object.ts';
import type { ReportBody } from './define/report.ts';
import type { ViewBody } from './define/view.ts';
import type { ExpressionType } from './expression/expression-type.ts';
import type { Label } from './label.ts';
import type { Aggregate, OperandKind, Operator } from './query.ts';

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
export type ObjectModel = Omit<ObjectBody, 'fields' | 'buttons' | 'gates' | 'documents'> & {
  name: string;
  fields: Record<string, FieldModel>;
  access: ObjectAccess;
  /** What the fields are that its rules look at. */
  ruleTypes?: Record<string, ExpressionType>;
  /** Gates over fields that the reader sees, by name. What they ask for, the server tells when a record is moved. */
  gates?: Record<string, GateModel>;
  /** What the fields and paths are that their conditions look at. */
  gateTypes?: Record<string, ExpressionType>;
  /** Processes ask people to decide about its records. */
  approvals?: true;
  /** Documents that the reader may print its records into, in order. */
  documents?: Record<string, DocumentModel>;
  /** Those that the reader has, in order. */
  buttons?: Record<string, ButtonModel>;
  /** What the fields and paths are that their conditions look at. */
  buttonTypes?: Record<string, ExpressionType>;
};

/** A document as it is offered. */
export type DocumentModel = Pick<DocumentTemplate, 'label'>;

/** A gate as it is told of. */
export type GateModel = Pick<Gate, 'field' | 'option' | 'when' | 'guidance'>;

/** A button as it is drawn. What pressing it does, the server knows. */
/** `submits`: people are asked to decide about the record then. */
export type ButtonModel = Pick<Button, 'label' | 'places' | 'when' | 'confirm'> & { icon: string; kind: string; submits?: true };

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
export type AppModel = Omit<AppBody, 'home' | 'pilot' | 'pilotPeople' | 'pilotDepartments' | 'since' | 'next'> & {
  name: string;
  home: CardModel[];
};

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

/** One server-sent event; the reader asks for what it needs. */
export type LiveEvent =
  /** Without ids: very many records changed. */
  | { type: 'records'; object: string; action: 'create' | 'update' | 'delete' | 'restore'; ids: string[]; by: string }
  | { type: 'metadata'; revision: number }
  /** Told only to who started the job. */
  | { type: 'job'; id: string; by: string }
  /** Told only to the person: there is something else to read. */
  | { type: 'notices'; person: string }
  /** Told only to those who design: where in the studio a page of somebody is; null: it is no longer. */
  | Presence;

/** Where a page of somebody stands in the studio; `page` tells it from others of the same person. */
export type Presence = { type: 'presence'; page: string; person: { id: string; name: string }; place: string | null };
