import type { Actor } from '../../../access/actor.ts';
import { visibilityOf } from '../../../access/field-rights.ts';
import type { CompiledField } from '../../../catalog/compiled-field.ts';
import type { CompiledObject } from '../../../catalog/snapshot.ts';
import type { Workspace } from '../../../catalog/workspace.ts';
import { columnWords, headerWords } from './column-words.ts';
import { mayBring } from './importable.ts';

/** What a column may fill: a field, a part of one, or a link by the name or the outside id of its records. */
export type Target = {
  path: string;
  /** Once in a file. A link to several objects takes a column for each of them. */
  place: string;
  field: CompiledField;
  names: string[];
  own: boolean;
  object?: string;
  matchBy?: string;
  part?: string;
};

/** All that the actor may bring into an object. */
export function targetsOf({ snapshot }: Workspace, actor: Actor, object: CompiledObject): Target[] {
  return [...object.fields.values()].flatMap((field) => {
    // People own themselves.
    if (field.system && field.targets.includes(object.name)) return [];
    if (!mayBring(snapshot, actor, field)) return [];
    const former = (field.definition.aliases ?? []).map(headerWords);
    const own = [
      ...namesOf(field.name, field.definition.label),
      ...former,
      ...(field === object.title ? objectNames(object) : []),
    ];
    const whole = { path: field.name, place: field.name, field, names: own, own: true };
    const parts = Object.entries(field.type.parts ?? {}).map(([part, label]) => ({
      path: `${field.name}.${part}`,
      place: `${field.name}.${part}`,
      field,
      part,
      own: false,
      names: namesOf(part, label).flatMap((name) => [name, `${headerWords(field.name)} ${name}`]),
    }));
    if (field.targets.length === 0) return [whole, ...(parts.length > 1 ? parts : [])];
    const isShown = (each: CompiledField) => visibilityOf(snapshot, actor, each.object, each.name) === 'clear';
    const related = field.targets.flatMap((target) => snapshot.objects.get(target) ?? []);
    const each = related.length > 1 ? eachOf(whole, related, isShown) : [];
    return [...linkTargets(whole, related, isShown), ...each];
  });
}

type IsShown = (field: CompiledField) => boolean;

/** A link is told by the names of what it links to, or by what another system calls them. A label that asks for an id means the latter. */
function linkTargets(whole: Target, related: readonly CompiledObject[], isShown: IsShown): Target[] {
  const [first] = related;
  if (!first) return [];
  const outer = externalIdOf(first);
  const bare = whole.names.map((name) => name.replace(idEnd, ''));
  const names = whole.names.filter((name) => !idEnd.test(name));
  const byTitle = {
    ...whole,
    names: names.length > 0 ? names : bare,
    ...(related.length === 1 && { matchBy: first.title.name }),
  };
  const ids = [...new Set(bare)].map((name) => `${name} id`);
  const titled = related.some(({ title }) => isShown(title));
  return [...(titled ? [byTitle] : []), ...(outer && isShown(outer) ? [{ ...whole, names: ids, matchBy: outer.name }] : [])];
}

const idEnd = / (?:id|编号|编码)$/;

/** `CONTACTID` and `Account Name` of an activity: each names records of one object. */
function eachOf(whole: Target, related: readonly CompiledObject[], isShown: IsShown): Target[] {
  return related.flatMap((object) => {
    const one = { ...whole, place: `${whole.path} ${object.name}`, own: false, names: objectNames(object), object: object.name };
    return linkTargets(one, [object], isShown);
  });
}

/** In a file of accounts, the column `account` is the name. */
export function objectNames({ name, body: { label, plural } }: CompiledObject): string[] {
  return [...namesOf(name, label), ...(plural ? namesOf(name, plural) : [])];
}

/** What a field is called in headers, in words that compare: its name and both labels. */
export function namesOf(name: string, label: { zh: string; en: string }): string[] {
  return [...new Set([headerWords(name), headerWords(label.zh), headerWords(label.en)])];
}

/** A field that says what another system calls the record. */
export function externalIdOf(object: CompiledObject): CompiledField | undefined {
  const [words = []] = columnWords;
  return [...object.fields.values()].find(
    ({ name, definition }) => definition.unique && namesOf(name, definition.label).some((each) => words.includes(each)),
  );
}
