import type { ImportPreview } from '../../../../metadata/api/import-shapes.ts';
import type { ImportColumn, ImportMode, ImportPlan } from '../../../../metadata/define/import-plan.ts';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { fieldWidget } from '../../fields/index.ts';
import { unmatchedOf } from './unmatched.ts';

export type PreviewColumn = ImportPreview['columns'][number];

/** The plan that an upload suggests: every suggestion taken; of values that fit nothing those turned into what exists that are spelt the same. */
export function suggestedPlan(preview: ImportPreview, object: ObjectModel): ImportPlan {
  const columns = preview.columns.map((column) => {
    const suggestion = column.suggestion;
    return suggestion
      ? withSame(withReading(suggestion, column, object), column, object)
      : { column: column.column, field: null };
  });
  return { object: object.name, mode: 'create', columns, ...suggestedKey(columns, object) };
}

/** A column that fills another field; what was settled for the old one does not fit the new one. */
export function chooseField(column: PreviewColumn, field: string | null, object: ObjectModel): ImportColumn {
  if (field === null) return { column: column.column, field };
  if (column.suggestion?.field === field) return withSame(withReading(column.suggestion, column, object), column, object);
  const related = relatedObjects(object, field);
  const link = related.length > 0 ? { missing: 'error' as const } : {};
  return withSame(withReading({ column: column.column, field, ...link }, column, object), column, object);
}

/** Objects whose records the field's cells name. */
export function relatedObjects(object: ObjectModel, path: string): string[] {
  return [...(object.fields[path]?.leadsTo ?? [])];
}

/** Whether missing records can be made on the way. People are invited, not imported on the way. */
export function mayMakeMissing({ name, access }: ObjectModel): boolean {
  return name !== 'user' && access.create && access.import;
}

/** The object whose records the cells call by their titles. */
export function namedObject(
  { field, object: chosen, matchBy }: ImportColumn,
  object: ObjectModel,
  objects: Record<string, ObjectModel>,
) {
  const names = field === null ? [] : relatedObjects(object, field);
  const related = objects[chosen ?? (names.length === 1 ? (names[0] ?? '') : '')];
  return related && (matchBy === undefined || matchBy === related.title) ? related.name : undefined;
}

/** How dates and numbers are written, as far as the file tells; where it does not, a person must say. */
function withReading(
  column: ImportColumn,
  { dateOrder, decimalSign, samples }: PreviewColumn,
  object: ObjectModel,
): ImportColumn {
  const isDate = takesDates(object, column.field) && dateOrder && dateOrder !== 'ambiguous';
  const sign = decimalSign === 'ambiguous' ? wholeSign(column, samples, object) : decimalSign;
  const isNumber = takesNumbers(object, column.field) && sign;
  return { ...column, ...(isDate && { dateOrder }), ...(isNumber && { decimalSign: sign }) };
}

export function takesDates({ fields }: ObjectModel, path: string | null): boolean {
  return path !== null && fields[path]?.operators.includes('within') === true;
}

export function takesNumbers({ fields }: ObjectModel, path: string | null): boolean {
  return path !== null && fields[withoutPart(path)]?.aggregates.includes('sum') === true;
}

export function takesWholeNumbers({ fields }: ObjectModel, path: string | null): boolean {
  const field = path === null ? undefined : fields[path];
  return field !== undefined && fieldWidget(field).isWhole?.(field) === true;
}

/** In whole numbers a point or comma can only group thousands; undefined where there may be decimals. */
function wholeSign({ field }: ImportColumn, samples: readonly string[], object: ObjectModel) {
  if (!takesWholeNumbers(object, field)) return undefined;
  return samples.some((each) => each.includes(',')) ? ('point' as const) : ('comma' as const);
}

function withoutPart(path: string): string {
  return path.replace(/\.amount$/, '');
}

/** What is merely alike is for a person to decide. */
function withSame(column: ImportColumn, preview: PreviewColumn, object: ObjectModel): ImportColumn {
  const found = unmatchedOf(column, { preview, object }).flatMap(({ value, same }) => (same ? [[value, same]] : []));
  return found.length > 0 ? { ...column, values: Object.fromEntries(found) } : column;
}

/** What the platform gives a record finds the one that a row is about, and is never written. */
export function onlyFinds(object: ObjectModel, name: string | null): boolean {
  const field = name === null ? undefined : object.fields[name];
  return name === 'id' || (field !== undefined && fieldWidget(field).onlyFinds === true);
}

/** The plan with a column changed. One that only finds records becomes the key. */
export function changeColumn(plan: ImportPlan, index: number, column: ImportColumn, object: ObjectModel): ImportPlan {
  const columns = plan.columns.map((each, at) => (at === index ? column : each));
  const { field } = column;
  if (field !== null && onlyFinds(object, field) && object.access.edit)
    return { ...plan, columns, mode: plan.mode === 'create' ? updating(object) : plan.mode, key: [field] };
  return { ...plan, columns, key: plan.key?.filter((name) => columns.some((each) => each.field === name)) };
}

function updating({ access }: ObjectModel): ImportMode {
  return access.create ? 'upsert' : 'update';
}

/** A matched field whose values never repeat finds existing records, so a second import of a file updates them. */
function suggestedKey(columns: ImportColumn[], object: ObjectModel): { mode?: ImportMode; key?: string[] } {
  const own = columns.find(({ field }) => onlyFinds(object, field))?.field;
  if (own && object.access.edit) return { mode: updating(object), key: [own] };
  const unique = columns.find(({ field }) => field !== null && object.fields[field]?.unique)?.field;
  return unique && object.access.edit ? { mode: 'upsert', key: [unique] } : {};
}

export type PlanProblem =
  | { code: 'none' | 'key' }
  | { code: 'twice' | 'required' | 'onlyFinds'; field: string }
  | { code: 'dateOrder' | 'decimalSign'; column: string };

/** What keeps a plan from being run; of the columns of the file it is told what they leave open. */
export function planProblems(
  { columns, mode, key, defaults = {} }: ImportPlan,
  object: ObjectModel,
  preview: readonly PreviewColumn[] = [],
): PlanProblem[] {
  const fields = columns.flatMap(({ field }) => field ?? []);
  const again = fields.filter((field, index) => fields.indexOf(field) !== index && !takesSeveral(object, field));
  const twice = [...new Set(again)];
  // The server names records that have no name after their unique field.
  const isNamed = fields.some((field) => object.fields[field]?.unique);
  const given = (name: string) => fields.includes(name) || !isBlank(defaults[name]) || (name === object.title && isNamed);
  const missing = mode === 'update' || fields.length === 0 ? [] : requiredFields(object).filter((name) => !given(name));
  return [
    ...(fields.length === 0 ? [{ code: 'none' } as const] : []),
    ...(mode !== 'create' && !key?.length ? [{ code: 'key' } as const] : []),
    ...fields
      .filter((field) => onlyFinds(object, field) && (mode === 'create' || !key?.includes(field)))
      .map((field) => ({ code: 'onlyFinds', field }) as const),
    ...twice.map((field) => ({ code: 'twice', field }) as const),
    ...missing.map((field) => ({ code: 'required', field }) as const),
    ...preview.flatMap((column, at) => openReadings(column, columns[at], object)),
  ];
}

/** What can be read in two ways, and nobody has said which is meant. */
function openReadings(
  { column, ...found }: PreviewColumn,
  planned: ImportColumn | undefined,
  object: ObjectModel,
): PlanProblem[] {
  if (!planned) return [];
  const asksDate = found.dateOrder === 'ambiguous' && !planned.dateOrder && takesDates(object, planned.field);
  const asksNumber = found.decimalSign === 'ambiguous' && !planned.decimalSign && takesNumbers(object, planned.field);
  return [
    ...(asksDate ? [{ code: 'dateOrder', column } as const] : []),
    ...(asksNumber ? [{ code: 'decimalSign', column } as const] : []),
  ];
}

/** Texts are joined, and of a link to several objects each may have a column of its own. */
function takesSeveral(object: ObjectModel, field: string): boolean {
  return object.fields[field]?.joins === true || relatedObjects(object, field).length > 1;
}

function requiredFields({ fields }: ObjectModel): string[] {
  return Object.keys(fields).filter((name) => {
    const field = fields[name];
    return field?.required && !field.system && !field.readOnly && field.default === undefined;
  });
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}
