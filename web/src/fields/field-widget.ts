import type { ComponentType } from 'react';
import type { Operator } from '../../../metadata/query.ts';
import type { FieldModel } from '../../../metadata/wire.ts';
import type { TextKey } from '../base/use-text.ts';

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
  /** For the `htmlFor` of a label. */
  id?: string;
  /** Other values of the record, for options that depend on them. */
  record?: Record<string, unknown>;
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
  /** Of computed types, whose result says how its figures stand. */
  alignOf?: (field: FieldModel) => 'end' | undefined;
};
