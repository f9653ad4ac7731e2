import type { Field, FieldType, ParseContext, ProposedField } from '@tenon/metadata';
import { fieldTypes } from '@tenon/metadata';
import { suitedType } from '@tenon/metadata/field-types/guess-type.ts';
import { isPlaceholder } from '../columns/placeholders.ts';
import { type ColumnScan, longestValue } from '../file/scan-columns.ts';

export type ProposedType = Pick<ProposedField, 'field' | 'misfits'>;

/** Most values of a column are right; what is not is told, and reported by the import. */
const leastShare = 0.9;
const mostMisfits = 3;
const unnamed = { zh: '', en: '' };

/**
 * The type that a column most likely has, by its header and by its values; with settings that its values need. Links are not among them: whether
 * names are those of records is told apart, for a person to decide.
 */
export function proposeType(scan: ColumnScan, context: ParseContext): ProposedType {
  const values = scan.distinct.map(({ value }) => value).filter((value) => !isPlaceholder(value));
  const suited = suitedTo(scan.column);
  const evident = values.length > 0 ? types.find((type) => isEvident(type, values, context)) : undefined;
  const chosen =
    choiceFor(scan, { suited, evident }) ??
    (suited && isPlain(suited) && suits(suited, values, context) ? suited : undefined) ??
    evident ??
    (fieldTypes.text as FieldType);
  const isLong = values.some((value) => value.length >= longestValue || value.includes('\n'));
  const type = chosen === fieldTypes.text && isLong ? (fieldTypes.longText as FieldType) : chosen;
  const { label: _label, ...field } = fieldFor(type, values, context);
  const misfits = type.entries ? [] : values.filter((value) => !reads({ ...field, label: unnamed } as Field, value, context));
  return { field: field as ProposedType['field'], misfits: misfits.slice(0, mostMisfits) };
}

const types = Object.values(fieldTypes) as FieldType[];

/** A number that the platform gives elsewhere is a text here, since the file has it already. */
function suitedTo(header: string): FieldType | undefined {
  const name = suitedType(header);
  if (name === undefined) return undefined;
  const type = fieldTypes[name] as FieldType;
  return type.counter ? (fieldTypes.text as FieldType) : type;
}

/** It takes its values from cells, whatever else there is. */
function isPlain(type: FieldType): boolean {
  return type.source === 'columns' && !type.readOnly && !type.holdsFiles && !type.target && !type.entries;
}

function isEvident(type: FieldType, values: readonly string[], context: ParseContext): boolean {
  const { evident } = type.design;
  const field = fieldFor(type, values, context);
  if (evident === undefined || isSpoilt(type, values)) return false;
  return share(values, (value) => evident.test(value) && reads(field, value, context)) >= leastShare;
}

function suits(type: FieldType, values: readonly string[], context: ParseContext): boolean {
  const { evident, onlyEvident } = type.design;
  if (isSpoilt(type, values)) return false;
  const field = fieldFor(type, values, context);
  if (onlyEvident && share(values, (value) => evident?.test(value) === true) < leastShare) return false;
  return share(values, (value) => reads(field, value, context)) >= leastShare;
}

function isSpoilt({ design: { spoils } }: FieldType, values: readonly string[]): boolean {
  return spoils !== undefined && values.some((value) => spoils.test(value));
}

function share(values: readonly string[], is: (value: string) => boolean): number {
  return values.length === 0 ? 1 : values.filter(is).length / values.length;
}

function reads(field: Field, value: string, context: ParseContext): boolean {
  return (fieldTypes[field.type] as FieldType).parseText(value, field as never, context).ok;
}

function fieldFor(type: FieldType, values: readonly string[], context: ParseContext): Field {
  return { type: type.name, label: unnamed, ...settingsFor(type, values, context) } as Field;
}

const fewOptions = { most: 30, times: 2 };
/** Under a name such as “status” there may be more of them, and each of them rarer. */
const namedOptions = { most: 50, times: 1.2 };
const longestOption = 60;

type Found = { suited: FieldType | undefined; evident: FieldType | undefined };

/** A type with options, where few texts come again and again. */
function choiceFor(scan: ColumnScan, { suited, evident }: Found): FieldType | undefined {
  if (suited ? !suited.entries : evident !== undefined) return undefined;
  const { most, times } = suited ? namedOptions : fewOptions;
  const type = suited ?? (fieldTypes.choice as FieldType);
  const counts = new Map<string, number>();
  for (const { value, count } of scan.distinct) {
    if (isPlaceholder(value)) continue;
    for (const entry of type.entries?.(value) ?? []) counts.set(entry, (counts.get(entry) ?? 0) + count);
  }
  const filled = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const isShort = [...counts.keys()].every((text) => text.length <= longestOption && !text.includes('\n'));
  return counts.size > 0 && counts.size <= most && isShort && filled >= counts.size * times ? type : undefined;
}

/** Decimals, and years without commas, for types that have such settings. */
function settingsFor(type: FieldType, values: readonly string[], { decimalSign }: ParseContext): Record<string, unknown> {
  const { shape } = type.options;
  const behind = decimalSign === 'comma' ? /,(\d+)\D*$/ : /\.(\d+)\D*$/;
  const decimals = Math.max(0, ...values.map((value) => behind.exec(value)?.[1]?.length ?? 0));
  const isYear = values.length > 0 && values.every((value) => /^(?:19|20)\d\d$/.test(value));
  const settings = {
    ...('scale' in shape && decimals > 2 && { scale: decimals }),
    ...('grouped' in shape && isYear && { grouped: false }),
  };
  return type.options.partial().safeParse(settings).success ? settings : {};
}
