import type { Definition } from './define/definition.ts';
import type { ObjectBody } from './define/object.ts';

/** An object that has another API name. */
export type ObjectRename = { from: string; to: string };

/** Objects that say what they were called, and those that are called so again since an earlier revision comes back. */
export function findObjectRenames(before: readonly Definition[], after: readonly Definition[]): ObjectRename[] {
  const [old, next] = [formerNamesOf(before), formerNamesOf(after)];
  const isRename = ({ from, to }: ObjectRename) => old.has(from) && !next.has(from) && next.has(to) && !old.has(to);
  const renamed = [...next].map(([to, was]) => ({ from: was ?? to, to }));
  const back = [...old].map(([from, was]) => ({ from, to: was ?? from }));
  return [...renamed, ...back].filter(isRename);
}

function formerNamesOf(definitions: readonly Definition[]): Map<string, string | undefined> {
  const objects = definitions.filter(({ kind }) => kind === 'object');
  return new Map(objects.map(({ name, body }) => [name, (body as Partial<ObjectBody> | null)?.was]));
}

/** What stands in such a member is the name of an object, or several. */
const naming = new Set(['object', 'objects', 'to', 'into', 'main', 'tabs', 'relations']);
/** Their keys are names that people gave, and no members. */
const entries = new Set(['fields', 'values', 'sets', 'set', 'done', 'defaults', 'rules', 'buttons', 'sends']);

type Names = ReadonlyMap<string, string>;

/** A body that names objects by the names that they have now: the very same where it names none of these. */
export function renameObjectsIn<Body>(body: Body, renames: readonly ObjectRename[]): Body {
  const text = JSON.stringify(body ?? null);
  const isConcerned = renames.some(({ from }) => text.includes(`"${from}"`) || text.includes(`"${from}.`));
  return isConcerned ? (renameWithin(body, new Map(renames.map(({ from, to }) => [from, to]))) as Body) : body;
}

function renameWithin(value: unknown, names: Names): unknown {
  if (Array.isArray(value)) return value.map((item) => renameWithin(item, names));
  return changeEntries(value, ([key, member]) => {
    if (entries.has(key) && !Array.isArray(member))
      return [key, changeEntries(member, ([name, each]) => [namedPlace(name, each, names), renameWithin(each, names)])];
    return [key, naming.has(key) ? renameNames(key, member, names) : renameWithin(member, names)];
  });
}

/** A name, a list of names, rights by name, or what is made of earlier targets. */
function renameNames(key: string, value: unknown, names: Names): unknown {
  const renamed = (each: unknown) => (typeof each === 'string' ? (names.get(each) ?? each) : renameWithin(each, names));
  if (Array.isArray(value)) return value.map(renamed);
  if (key === 'objects') return changeEntries(value, ([name, member]) => [names.get(name) ?? name, member]);
  if (key === 'relations') return changeEntries(value, ([name, member]) => [name, renamed(member)]);
  return renamed(value);
}

/** A role names a field of an object by `object.field`. */
function namedPlace(key: string, value: unknown, names: Names): string {
  const [object = '', ...field] = key.split('.');
  const name = field.length === 1 && typeof value === 'string' ? names.get(object) : undefined;
  return name === undefined ? key : `${name}.${field[0]}`;
}

type Entry = [string, unknown];

function changeEntries(value: unknown, change: (entry: Entry) => Entry): unknown {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(change)) : value;
}
