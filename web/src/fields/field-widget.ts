import type { ComponentType } from 'react';
import type { Operator } from '../../../metadata/query.ts';
import type { FieldModel } from '../../../metadata/wire.ts';
import type { TextKey, Translate } from '../base/use-text.ts';

/** What the words of a condition are made with. */
export type ConditionWords = { t: Translate; date: (day: string) => string; number: (value: string | number) => string };

export type DisplayProps = {
  field: FieldModel;
  /** A wire value; never null. */
  value: unknown;
  /** In cells and cards: one line, nothing that takes a click of its own. */
  compact?: boolean;
};

export type EditorProps = {
  field: FieldModel;
  /** A wire value, or null for none. */
  value: unknown;
  onChange: (value: unknown) => void;
  /** A value was picked that needs no further typing. Inline editors end here; forms leave it out. */
  onCommit?: (value: unknown) => void;
  autoFocus?: boolean;
  /** What is wrong with the value; the caller draws the words. */
  invalid?: string;
  /** Of rows: what is wrong with single cells, by `row.field`, rows from 0. */
  cells?: Readonly<Record<string, string>>;
  /** For the `htmlFor` of a label. */
  id?: string;
};

export type FilterValueProps = {
  field: FieldModel;
  op: Operator;
  value: unknown;
  onChange: (value: unknown) => void;
};

/** How a field type is shown, edited and filtered by. One member per type, listed in `index.ts`. */
export type FieldWidget = {
  Display: ComponentType<DisplayProps>;
  /** The same in few letters, where a long value does not fit and must not be cut. */
  Short?: ComponentType<DisplayProps>;
  /** Absent: values are made by the platform alone. */
  Editor?: ComponentType<EditorProps>;
  /** Edits it in forms alone, where there is room; cells, bulk changes and properties leave it as it is. */
  FormEditor?: ComponentType<EditorProps>;
  /** Edits the right-hand side of a condition. */
  FilterValue: ComponentType<FilterValueProps>;
  /** Figures stand at the end of their cells. */
  align?: 'end';
  /** Width of a column in pixels, unless the view says otherwise. */
  width: number;
  /** Enter makes a new line; ⌘ or Ctrl with Enter saves. */
  multiline?: boolean;
  /** Few enough distinct values that rows may be gathered under them. */
  groups?: boolean;
  /** Parts of the value that columns of a file may fill one by one, and what they are called. */
  parts?: Record<string, TextKey>;
  /** Stands for the field where there is no room for its name. Default: a tag. */
  icon?: string;
  /** Values are days: the usual ones are one touch away, and one that is over is late. */
  isDay?: true;
  /** Values are one of a few options, all of which may be shown at once. */
  picksOne?: true;
  /** Values say nothing without the name of their field, or only that it holds: a tick. */
  isTick?: true;
  /** Values are uploaded; no cell of a file can hold them. */
  isUpload?: true;
  /** How an address of a person begins that a value is. */
  reaches?: 'tel' | 'mailto';
  /** A cell of a file may name a record by its value. */
  names?: true;
  /** Nobody writes a value; in a file it finds the record that a row is about. */
  onlyFinds?: true;
  /** Numbers without decimals, where a sign between digits can only group them. */
  isWhole?: (field: FieldModel) => boolean;
  /** Words for the value of a condition that the type brings itself. */
  conditionText?: (value: unknown, words: ConditionWords) => string;
  /** Of computed types, whose result says how its figures stand. */
  alignOf?: (field: FieldModel) => 'end' | undefined;
};
