import { everyObject, type Field } from '../define/field.ts';
import { isSystemName } from '../define/name.ts';
import type { ObjectBody, StageTrack, WantedIndex } from '../define/object.ts';
import { fieldType } from '../field-types/index.ts';
import { joinLabels } from '../label.ts';
import { expressionOf } from '../rules/record-values.ts';
import { ruleNeeds } from '../rules/rule-language.ts';
import { checkColumns } from './check-columns.ts';
import { checkConversion } from './check-conversion.ts';
import { checkDocuments } from './check-documents.ts';
import { checkExpression } from './check-expression.ts';
import { checkGates } from './check-gates.ts';
import { checkRules } from './check-rules.ts';
import { checkSetValue } from './check-value.ts';
import type { DefinitionCheck } from './definition-check.ts';
import { startFieldCheck } from './field-check.ts';
import {
  anyLink,
  dateField,
  linkTo,
  momentField,
  optionField,
  orderedField,
  searchableField,
  settableField,
  sortableField,
  subtitleField,
  textField,
  uniqueField,
} from './field-demands.ts';

/** Everything an object says about itself and about others. */
export function checkObject(check: DefinitionCheck, name: string, body: ObjectBody): void {
  checkTitle(check, name, body);
  checkObjectAliases(check, name, body);
  checkFields(check, name, body);
  checkColumns(check, name, body);
  for (const [index, field] of (body.subtitle ?? []).entries()) check.field(`subtitle.${index}`, name, field, subtitleField);
  if (body.recordType) check.field('recordType', name, body.recordType, optionField);
  if (body.figure) check.field('figure', name, body.figure, sortableField);
  for (const [index, field] of (body.search ?? []).entries()) check.field(`search.${index}`, name, field, searchableField);
  for (const [index, { field }] of (body.sort ?? []).entries()) check.field(`sort.${index}.field`, name, field, sortableField);
  for (const [index, fields] of (body.unique ?? []).entries()) {
    for (const field of fields) check.field(`unique.${index}`, name, field, uniqueField);
  }
  for (const [index, wanted] of (body.indexes ?? []).entries()) checkIndex(check, name, `indexes.${index}`, wanted);
  for (const [index, field] of (body.similar ?? []).entries()) check.field(`similar.${index}`, name, field, searchableField);
  if (body.controlledBy) checkControl(check, name, body.controlledBy);
  if (body.rateDate) check.field('rateDate', name, body.rateDate, dateField);
  if (body.track) {
    check.field('track.field', name, body.track.field, optionField);
    if (check.object('track.into', body.track.into)) checkTrack(check, name, body.track);
  }
  if (body.activity) {
    check.field('activity.related', name, body.activity.related, anyLink);
    check.field('activity.at', name, body.activity.at, dateField);
    check.field('activity.text', name, body.activity.text, textField);
  }
  checkRules(check, name, body);
  if (body.gates) checkGates(check, name, body.gates);
  if (body.documents) checkDocuments(check, name, body.documents);
  if (body.conversion) checkConversion(check, name, body.conversion);
}

/** Rights come from somewhere: objects that decide about each other would be nobody's to see. */
function checkControl(check: DefinitionCheck, name: string, link: string): void {
  check.field('controlledBy', name, link, anyLink);
  const { objects } = check.model;
  const path = [name];
  for (const above of path) {
    const body = Object.hasOwn(objects, above) ? objects[above] : undefined;
    const field = body?.controlledBy === undefined ? undefined : body.fields[body.controlledBy];
    const targets = (field && fieldType(field)?.target?.(field)?.objects) ?? [];
    if (targets.includes(name)) {
      const inTurn = [...path, name].map((each) => objects[each]?.label ?? { zh: each, en: each });
      check.report('controlledBy', 'circularControl', { seen: joinLabels(inTurn, ' → ') });
      return;
    }
    path.push(...targets.filter((target) => !path.includes(target)));
  }
}

function checkIndex(check: DefinitionCheck, name: string, at: string, { filter = [], sort = [] }: WantedIndex): void {
  for (const [index, field] of filter.entries()) check.field(`${at}.filter.${index}`, name, field, uniqueField);
  for (const [index, { field }] of sort.entries()) check.field(`${at}.sort.${index}.field`, name, field, orderedField);
}

/** The history of a tracked field is written by the platform, into the fields that `track` names. */
function checkTrack(check: DefinitionCheck, name: string, track: StageTrack): void {
  const { into } = track;
  const history = check.model.objects[into];
  const parent = history?.controlledBy && history.fields[history.controlledBy];
  if (!parent || !linkTo(name).fits(parent)) check.report('track.into', 'badHistory', { object: name, seen: into });
  for (const [member, demand] of Object.entries(historyFields)) {
    check.field(`track.${member}`, into, track[member as keyof typeof historyFields], demand);
  }
}

const historyFields = { value: textField, enteredAt: momentField, leftAt: momentField, enteredBy: linkTo('user') };

function checkTitle(check: DefinitionCheck, name: string, body: ObjectBody): void {
  if (body.title !== 'id') check.field('title', name, body.title, textField);
}

function checkFields(check: DefinitionCheck, name: string, body: ObjectBody): void {
  for (const [fieldName, field] of Object.entries(body.fields)) {
    const at = `fields.${fieldName}`;
    const type = fieldType(field);
    for (const target of type.target?.(field)?.objects ?? []) if (target !== everyObject) check.object(`${at}.to`, target);
    if (field.unique && !uniqueField.fits(field)) {
      check.report(`${at}.unique`, 'unfitField', { seen: fieldName, expected: uniqueField.expected });
    }
    if (field.default !== undefined) checkDefault(check, name, { name: fieldName, field });
    type.check?.(field, startFieldCheck(check, name, fieldName));
    checkAliases(check, body, fieldName);
  }
}

/** A name that callers of the API still use for one field is no other's. */
function checkAliases(check: DefinitionCheck, { fields }: ObjectBody, name: string): void {
  const taken = Object.entries(fields).find(([other, { aliases }]) => other !== name && aliases?.includes(name));
  if (taken) check.report(`fields.${name}`, 'aliasOfOther', { seen: name, field: taken[1].label });
  for (const alias of fields[name]?.aliases ?? []) {
    const other = Object.entries(fields).find(([each, { aliases }]) => each < name && aliases?.includes(alias));
    const isTaken = other !== undefined || isSystemName(alias);
    if (isTaken) check.report(`fields.${name}.aliases`, 'aliasTaken', { seen: alias });
  }
}

function checkObjectAliases(check: DefinitionCheck, name: string, { aliases = [] }: ObjectBody): void {
  const others = Object.entries(check.model.objects).filter(([other]) => other !== name);
  const taken = others.find(([, other]) => other.aliases?.includes(name));
  if (taken) check.report('name', 'aliasOfObject', { seen: name, object: taken[1].label });
  for (const alias of aliases)
    if (others.some(([other, each]) => other < name && each.aliases?.includes(alias)))
      check.report('aliases', 'aliasTaken', { seen: alias });
}

/** A value, or an expression over the new record as it is so far. */
function checkDefault(check: DefinitionCheck, object: string, named: { name: string; field: Field }): void {
  const { name, field } = named;
  const at = `fields.${name}.default`;
  const source = expressionOf(field.default);
  if (source === undefined) {
    checkSetValue(check, at, named, field.default);
    return;
  }
  const { source: kept, expressionType } = fieldType(field);
  const declared = expressionType(field);
  const isSet = settableField.fits(field) && (kept === 'columns' || kept === 'linkTable') && declared !== 'none';
  if (!isSet) check.report(at, 'unfitField', { seen: name, expected: settableField.expected });
  else checkExpression(check, at, { object, source, declared, has: ruleNeeds });
}
