import type { ExpressionNode } from '../expression/ast.ts';
import { nodesOf } from '../expression/expression-paths.ts';
import { parseExpression } from '../expression/parse.ts';
import { type ObjectFields, resolvePath } from '../resolve-path.ts';
import { fillTemplate } from '../template.ts';
import { comparedTexts } from './check-expression.ts';
import type { Usage } from './usage.ts';

/** New names by the old ones: fields as `deal.stage`, options as `deal.stage.won`. */
export type NewNames = ReadonlyMap<string, string>;

/** Knows fields by their old and their new names. */
export type Renaming = { objects: ObjectFields; names: NewNames };

/** What is named here, by its new name; undefined where it keeps the one it has. */
export function newNameOf({ to: { name, field, option } }: Usage, names: NewNames): string | undefined {
  return names.get([name, field, option].filter((part) => part !== undefined).join('.'));
}

/** A body in which these places name what they name by its new name. Places that a name cannot be changed in stay as they are. */
export function renameUsages(body: unknown, usages: readonly Usage[], renaming: Renaming): unknown {
  // Entries are found by their keys, so that these change last, and the innermost first.
  const keys = usages.filter(({ as }) => as === 'key').sort((a, b) => b.path.length - a.path.length);
  const values = usages.filter(({ as }) => as !== 'key');
  return [...values, ...keys].reduce((next, usage) => renameUsage(next, usage, renaming), body);
}

function renameUsage(body: unknown, usage: Usage, renaming: Renaming): unknown {
  const place = placeOf(body, usage.path);
  const next = newNameOf(usage, renaming.names);
  if (!place || next === undefined) return body;
  const old = usage.to.option ?? usage.to.field;
  if (usage.as === 'key')
    return changeAt(body, place.slice(0, -1), (entries) =>
      renameKey(entries, { key: place.at(-1), old, next, path: pathOf(usage, renaming) }),
    );
  if (usage.as === 'option') return changeAt(body, place, (value) => renameOption(value, old, next));
  const { root = '', prefix = '' } = usage;
  const within: Within = { root, prefix };
  if (usage.as === 'formula')
    return changeAt(body, place, (value) => changeTexts(value, (text) => renameInFormula(text, within, renaming)));
  const rename = (path: string) => renameWithin(path, within, renaming);
  if (usage.as === 'template')
    return changeAt(body, place, (value) => changeTexts(value, (text) => fillTemplate(text, (path) => `{${rename(path)}}`)));
  return changeAt(body, place, (value) => changeTexts(value, rename));
}

/** Keys may hold dots, so the place is looked for. */
function placeOf(value: unknown, path: string): string[] | undefined {
  if (path === '') return [];
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, member] of Object.entries(value)) {
    if (path !== key && !path.startsWith(`${key}.`)) continue;
    const rest = placeOf(member, path.slice(key.length + 1));
    if (rest) return [key, ...rest];
  }
  return undefined;
}

function changeAt(value: unknown, [key, ...rest]: readonly string[], change: (value: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === key ? changeAt(item, rest, change) : item));
  const entries = Object.entries(value as object);
  return Object.fromEntries(entries.map(([name, member]) => [name, name === key ? changeAt(member, rest, change) : member]));
}

/** Changes a text, each of a list, and those inside `{ template }`, `{ expression }` and labels. */
function changeTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => (typeof item === 'string' ? change(item) : item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, inner.has(key) ? changeTexts(member, change) : member]),
  );
}

const inner = new Set(['template', 'expression', 'zh', 'en']);

type Key = { key: string | undefined; old: string | undefined; next: string; path?: (key: string) => string };

/** Where a list names both of two options that are one now, that one stands once. */
function renameOption(value: unknown, old: string | undefined, next: string): unknown {
  if (Array.isArray(value) && value.includes(next)) return value.filter((each) => each !== old);
  return changeTexts(value, (text) => (text === old ? next : text));
}

/** A key that is a path through relations has new names for all its steps. */
function pathOf({ root = '' }: Usage, renaming: Renaming): (key: string) => string {
  return (key) => renamePath(key, root, renaming);
}

/** The key may begin with its object: `deal.stage`. */
function renameKey(entries: unknown, { key, old, next, path }: Key): unknown {
  const named = (name: string) => {
    const renamed = path?.(name) ?? name;
    if (renamed !== name) return renamed;
    return name === old ? next : `${name.slice(0, -(old ?? '').length)}${next}`;
  };
  return Object.fromEntries(
    Object.entries(entries as object).flatMap(([name, member]) => {
      if (name !== key) return [[name, member]];
      // Of two options that are one now, what is said of the one that stays counts.
      return Object.hasOwn(entries as object, named(name)) ? [] : [[named(name), member]];
    }),
  );
}

function renamePath(path: string, root: string, { objects, names }: Renaming): string {
  const steps = resolvePath(objects, root, path);
  return steps?.map(({ object, name }) => names.get(`${object}.${name}`) ?? name).join('.') ?? path;
}

/** Paths that begin with a prefix, and go on at an object; others are left alone. */
type Within = { root: string; prefix: string };

function renameWithin(path: string, { root, prefix }: Within, renaming: Renaming): string {
  return path.startsWith(prefix) ? prefix + renamePath(path.slice(prefix.length), root, renaming) : path;
}

function renameInFormula(source: string, within: Within, renaming: Renaming): string {
  const parsed = parseExpression(source);
  if (!parsed.ok) return source;
  const changes = nodesOf(parsed.ast)
    .filter(isPath)
    .map(({ path, start, end }) => ({ start, end, text: renameWithin(path, within, renaming) }));
  for (const { path, texts } of comparedTexts(parsed.ast)) {
    if (!path.startsWith(within.prefix)) continue;
    const last = resolvePath(renaming.objects, within.root, path.slice(within.prefix.length))?.at(-1);
    for (const { value, start, end } of texts) {
      const next = last && renaming.names.get(`${last.object}.${last.name}.${value}`);
      if (next !== undefined) changes.push({ start, end, text: `"${next}"` });
    }
  }
  return changes
    .sort((a, b) => b.start - a.start)
    .reduce((text, change) => text.slice(0, change.start) + change.text + text.slice(change.end), source);
}

function isPath(node: ExpressionNode): node is Extract<ExpressionNode, { kind: 'path' }> {
  return node.kind === 'path';
}
