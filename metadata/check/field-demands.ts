import { everyObject, type Field } from '../define/field.ts';
import type { FieldDemand } from '../field-types/field-check.ts';
import { fieldType, valueField } from '../field-types/index.ts';
import { canMask } from '../field-types/mask.ts';
import { systemFields } from '../system-fields.ts';

/** What places in definitions demand of the fields named there. */
export const sortableField: FieldDemand = {
  fits: (field) => typeOfValue(field).sortable,
  expected: { zh: '可排序的字段', en: 'a field that can be sorted' },
};

export const groupableField: FieldDemand = {
  fits: (field) => typeOfValue(field).groupable,
  expected: { zh: '可分组的字段', en: 'a field that can be grouped by' },
};

/** Leads to many records, each of which says in a field of its own to which one it belongs: so it is counted once. */
export const countedField: FieldDemand = {
  fits: (field) => fieldType(field).source === 'inverse',
  expected: { zh: '一对多关联字段', en: 'a field of many records that lead back to this one' },
};

/** Numbers, which can be parted at bounds. */
export const rangedField: FieldDemand = {
  fits: (field) => typeOfValue(field).expressionType(valueField(field) as never) === 'number',
  expected: { zh: '数字字段', en: 'a number field' },
};

export const searchableField: FieldDemand = {
  fits: (field) => typeOfValue(field).searchText !== undefined,
  expected: { zh: '可搜索的文本字段', en: 'a text field that can be searched' },
};

/** Text to read; whether it is stored or worked out does not matter. */
export const textField: FieldDemand = {
  fits: searchableField.fits,
  expected: { zh: '文本字段', en: 'a text field' },
};

/** Says something on one line: a text, or a record whose title does. */
export const subtitleField: FieldDemand = {
  fits: (field) => searchableField.fits(field) || anyLink.fits(field),
  expected: { zh: '文本或关联字段', en: 'a text or relation field' },
};

export const storedField: FieldDemand = {
  fits: (field) => fieldType(field).source === 'columns',
  expected: { zh: '存储的字段', en: 'a stored field' },
};

/** What a condition of rights asks of a record itself, which joins nothing. */
export const scopeField: FieldDemand = {
  fits: storedField.fits,
  expected: {
    zh: '存储的字段，或关联记录的字段；公式、引用与汇总不能决定能看到哪些记录',
    en: 'a stored field, or one of a linked record; a formula, lookup or rollup cannot decide which records are seen',
  },
};

/** What is worked out, a link and a file have no part that could be shown: they are seen or hidden. */
export const maskableField: FieldDemand = {
  fits: (field) => canMask(fieldType(field), field),
  expected: {
    zh: '存储自身值的字段；公式、汇总、关联和文件不能部分显示，请改为隐藏或只读',
    en: 'a field that keeps a value of its own; a formula, rollup, link or file cannot be seen in part: choose hidden or read',
  },
};

/** An index takes whole values of up to 2,704 bytes, and a character may have four of them; those of an address have one. */
const longestUnique = 650;

/** What can be the same in two records: no lists, and no text too long for an index. */
export const uniqueField: FieldDemand = {
  fits: (field) => storedField.fits(field) && 'eq' in fieldType(field).conditions && longestText(field) <= longestUnique,
  expected: {
    zh: `存储的单个值，文本最多 ${longestUnique} 个字符`,
    en: `a stored field with one value, and of texts one with at most ${longestUnique} characters`,
  },
};

/** Records stand in the order of its values: links are in that of titles, options in that of their places. */
export const orderedField: FieldDemand = {
  fits: (field) =>
    uniqueField.fits(field) && sortableField.fits(field) && !anyLink.fits(field) && fieldType(field).order === undefined,
  expected: {
    zh: '按存储的值排序的字段（不含关联、选项与公式）',
    en: 'a field that is sorted by the value it keeps (no relation, choice or formula)',
  },
};

function longestText(field: Field): number {
  const { maxLength = 0, format } = fieldType(field).schema(field);
  return format === 'uri' ? 0 : Number(maxLength);
}

export const writableField: FieldDemand = {
  fits: (field) => !field.readOnly && !fieldType(field).readOnly,
  expected: { zh: '可填写的字段', en: 'a field that can be written' },
};

/** What an option or a conversion may set, read-only or not: who made a record, and when, is told by nobody. */
export const settableField: FieldDemand = {
  fits: (field) => field === systemFields.owner || !Object.values<Field>(systemFields).includes(field),
  expected: { zh: '平台不自行记录的字段', en: 'a field that the platform does not keep by itself' },
};

export const optionField: FieldDemand = {
  fits: (field) => 'options' in field && typeOfValue(field).groupable,
  expected: { zh: '单选字段', en: 'a choice field' },
};

/** Several of its options may be chosen. */
export const checklistField: FieldDemand = {
  fits: (field) => 'options' in field && !typeOfValue(field).groupable && writableField.fits(field),
  expected: { zh: '多选字段', en: 'a field of several options' },
};

export const numberField: FieldDemand = {
  fits: (field) => typeOfValue(field).aggregates.includes('sum') && fieldType(field).expressionType(field) === 'number',
  expected: { zh: '数字或金额字段', en: 'a number or money field' },
};

export const dateField: FieldDemand = {
  fits: (field) => 'within' in typeOfValue(field).conditions && fieldType(field).expressionType(field).startsWith('date'),
  expected: { zh: '日期字段', en: 'a date field' },
};

export const momentField: FieldDemand = {
  fits: (field) => storedField.fits(field) && fieldType(field).expressionType(field) === 'datetime',
  expected: { zh: '日期时间字段', en: 'a date and time field' },
};

export const toManyField: FieldDemand = {
  fits: (field) => fieldType(field).target?.(field)?.cardinality === 'many',
  expected: { zh: '指向多条记录的字段', en: 'a field that leads to many records' },
};

/** A field that points at one record of the object, among others perhaps. */
export function linkTo(object: string): FieldDemand {
  return {
    fits(field) {
      const target = fieldType(field).target?.(field);
      return target?.cardinality === 'one' && [object, everyObject].some((name) => target.objects.includes(name));
    },
    expected: { zh: `指向“${object}”的关联字段`, en: `a relation to “${object}”` },
  };
}

export const anyLink: FieldDemand = {
  fits: (field) => fieldType(field).target?.(field)?.cardinality === 'one',
  expected: { zh: '关联字段', en: 'a relation field' },
};

function typeOfValue(field: Field) {
  return fieldType(valueField(field));
}
