import type { ImportPreview } from '../../../../../../metadata/api/import-shapes.ts';
import type { Field } from '../../../../../../metadata/define/field.ts';
import type { ImportColumn, ImportPlan } from '../../../../../../metadata/define/import-plan.ts';
import { nameSchema } from '../../../../../../metadata/define/name.ts';
import type { FieldType } from '../../../../../../metadata/field-types/field-type.ts';
import { fieldTypes } from '../../../../../../metadata/field-types/index.ts';
import type { Label } from '../../../../../../metadata/label.ts';
import { systemFields } from '../../../../../../metadata/system-fields.ts';

export type PreviewColumn = ImportPreview['columns'][number];

/** What a column of the file becomes: a field of the new object, or nothing. */
export type FileColumn = {
  column: string;
  isUsed: boolean;
  name: string;
  label: Label;
  /** Type and settings, without label. */
  field: FieldWithoutLabel;
  reading?: Pick<ImportColumn, 'dateOrder' | 'decimalSign'>;
};

export type FieldWithoutLabel = { type: Field['type']; [setting: string]: unknown };

/** An object that is yet to be made of a file. */
export type FileObject = {
  name: string;
  label: Label;
  icon: string;
  /** The column that names the records; null: a number that the platform gives them. */
  title: string | null;
  columns: readonly FileColumn[];
  /** Cells that say that there is nothing, such as “无” and “N/A”, are blank. */
  dropsPlaceholders: boolean;
  /** The change set one worked in before, to go back to. */
  before?: string;
};

/** Type and settings of a field with its label, as a definition has it. */
export function fieldOf({ field, label }: Pick<FileColumn, 'field' | 'label'>, more: object = {}): Field {
  return { ...field, label, ...more } as unknown as Field;
}

export function typeOf({ field }: Pick<FileColumn, 'field'>): FieldType {
  return fieldTypes[field.type] as FieldType;
}

/** Cells of a file can fill it. */
export function takesCells(type: FieldType): boolean {
  return (type.source === 'columns' || type.source === 'linkTable') && !type.readOnly && !type.holdsFiles;
}

/** A column can name the records if it is text to read. */
export function canBeTitle(column: FileColumn): boolean {
  return column.isUsed && typeOf(column).source === 'columns' && typeOf(column).searchText !== undefined;
}

export type FileProblem = {
  code: 'noName' | 'nameTaken' | 'badName' | 'noColumns' | 'noLabel' | 'sameName' | 'noTarget' | 'dateOrder' | 'decimalSign';
  column?: string;
};

/** What keeps the object from being made. */
export function fileProblems(
  { name, label, columns }: FileObject,
  preview: readonly PreviewColumn[],
  isTaken: (name: string) => boolean,
): FileProblem[] {
  const used = columns.filter(({ isUsed }) => isUsed);
  const times = (each: string) => used.filter((column) => column.name === each).length;
  return [
    ...(label.zh || label.en ? [] : [{ code: 'noName' } as const]),
    ...(nameSchema.safeParse(name).success ? [] : [{ code: 'badName' } as const]),
    ...(isTaken(name) ? [{ code: 'nameTaken' } as const] : []),
    ...(used.length > 0 ? [] : [{ code: 'noColumns' } as const]),
    ...used.flatMap((each): FileProblem[] => {
      const { column } = each;
      const isName = nameSchema.safeParse(each.name).success && !Object.hasOwn(systemFields, each.name);
      return [
        ...(each.label.zh || each.label.en ? [] : [{ code: 'noLabel', column } as const]),
        ...(isName ? [] : [{ code: 'badName', column } as const]),
        ...(times(each.name) > 1 ? [{ code: 'sameName', column } as const] : []),
        ...(lacksTarget(each) ? [{ code: 'noTarget', column } as const] : []),
        ...openReadings(
          each,
          preview.find((known) => known.column === column),
        ),
      ];
    }),
  ];
}

/** A link leads to some object. */
export function lacksTarget(column: FileColumn): boolean {
  return typeOf(column).design.settings.some(({ takes, name }) => takes === 'object' && !column.field[name]);
}

/** What can be read in two ways, and nobody has said which is meant. */
function openReadings(each: FileColumn, found: PreviewColumn | undefined): FileProblem[] {
  const { column, reading } = each;
  const asksDate = takesDates(each) && found?.dateOrder === 'ambiguous' && !reading?.dateOrder;
  const asksNumber = takesNumbers(each) && found?.decimalSign === 'ambiguous' && !reading?.decimalSign;
  return [
    ...(asksDate ? [{ code: 'dateOrder', column } as const] : []),
    ...(asksNumber ? [{ code: 'decimalSign', column } as const] : []),
  ];
}

export function takesDates(column: FileColumn): boolean {
  return typeOf(column).source === 'columns' && 'within' in typeOf(column).conditions;
}

export function takesNumbers(column: FileColumn): boolean {
  return typeOf(column).aggregates.includes('sum');
}

/** How the rows come into the object, once there is one. What names a record that does not exist is reported, for a person to decide. */
export function planOf({ name, columns, dropsPlaceholders }: FileObject, preview: readonly PreviewColumn[]): ImportPlan {
  const found = columns.flatMap((each) => (each.isUsed ? preview.filter(({ column }) => column === each.column) : []));
  const blanks = [...new Set(found.flatMap(({ placeholders = [] }) => placeholders.map(({ value }) => value)))];
  return {
    object: name,
    mode: 'create',
    columns: columns.map((each) => plannedColumn(each, found)),
    ...(dropsPlaceholders && blanks.length > 0 && { blanks: blanks.slice(0, 100) }),
  };
}

function plannedColumn(each: FileColumn, found: readonly PreviewColumn[]): ImportColumn {
  const { column, isUsed, name, reading = {} } = each;
  if (!isUsed) return { column, field: null };
  const { dateOrder, decimalSign } = found.find((known) => known.column === column) ?? {};
  const order = reading.dateOrder ?? (dateOrder === 'ambiguous' ? undefined : dateOrder);
  const sign = reading.decimalSign ?? (decimalSign === 'ambiguous' ? undefined : decimalSign);
  return {
    column,
    field: name,
    ...(takesDates(each) && order && { dateOrder: order }),
    ...(takesNumbers(each) && sign && { decimalSign: sign }),
    ...(typeOf(each).target && { missing: 'error' as const }),
  };
}
