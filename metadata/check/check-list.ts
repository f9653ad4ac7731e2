import type { ListBody } from '../define/choice-list.ts';
import { reportDuplicates } from '../field-types/check-choice.ts';
import { namingFields } from '../field-types/fill-lists.ts';
import type { DefinitionCheck } from './definition-check.ts';

export function checkList(check: DefinitionCheck, _name: string, { options }: ListBody): void {
  reportDuplicates(options, check);
}

/** The lists that fields of an object name are there, whatever else is wrong with these. */
export function checkNamedLists(check: DefinitionCheck, body: unknown): void {
  for (const [field, { list }] of namingFields(body)) {
    const at = `fields.${field}.list`;
    if (check.model.lists.has(list)) check.refer(at, { kind: 'list', name: list });
    else check.report(at, 'unknownList', { seen: list });
  }
}

/** Where an object is said to lack options that a list has to have. */
export function isOfNamedList(body: unknown, path: string): boolean {
  return namingFields(body).some(([field]) => path === `fields.${field}.options`);
}
