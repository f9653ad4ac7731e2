import type { ChoiceOption } from '../../../../metadata/define/field.ts';
import type { ImportColumn } from '../../../../metadata/define/import-plan.ts';
import { foldText } from '../../../../metadata/field-types/fold-text.ts';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { fieldWidget } from '../../fields/index.ts';
import { optionsOf } from '../../fields/offered-options.ts';
import type { PreviewColumn } from './plan.ts';

export type Unmatched = PreviewColumn['unmatched'][number];

type Shown = { preview: PreviewColumn; object: ObjectModel; blanks?: readonly string[] };

/** Cells of a column that mean nothing to its field, but for those that count as blank. */
export function unmatchedOf(column: ImportColumn, { preview, object, blanks = [] }: Shown): Unmatched[] {
  const isBlank = new Set(blanks.map(foldText));
  return unknownTo(column, preview, object).filter(({ value }) => !isBlank.has(foldText(value)));
}

/** The server knows for its own suggestion, the options of a choice tell for others. */
function unknownTo(column: ImportColumn, preview: PreviewColumn, object: ObjectModel): Unmatched[] {
  if (column.field === null) return [];
  const { suggestion, unmatched, distinct } = preview;
  if (suggestion?.field === column.field && suggestion.object === column.object && suggestion.matchBy === column.matchBy)
    return unmatched;
  const field = object.fields[column.field];
  if (!field || !fieldWidget(field).picksOne) return [];
  const known = new Set(optionsOf(field).flatMap(spellings));
  return distinct.filter(({ value }) => !known.has(value.trim().toLowerCase()));
}

function spellings({ value, label, aliases = [] }: ChoiceOption): string[] {
  return [value, label.zh, label.en, ...aliases].map((text) => text.toLowerCase());
}
