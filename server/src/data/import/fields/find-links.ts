import type { ProposedField } from '@tenon/metadata';
import type { Actor } from '../../../access/actor.ts';
import { visibilityOf } from '../../../access/field-rights.ts';
import type { CompiledObject } from '../../../catalog/snapshot.ts';
import type { Workspace } from '../../../catalog/workspace.ts';
import { readingContext } from '../../../query/reading-context.ts';
import { headerWords } from '../columns/column-words.ts';
import { objectNames } from '../columns/field-targets.ts';
import { isPlaceholder } from '../columns/placeholders.ts';
import { type ColumnScan, longestValue } from '../file/scan-columns.ts';
import { findNamed } from '../links/find-named.ts';

type Link = ProposedField['links'][number];

/** Values of a column that are looked for, most frequent first. */
const mostValues = 40;
/** As many of them at least are names of records. */
const leastShare = 0.5;
const mostOffered = 3;
/** Objects that are not reached by then are not offered. */
const patienceMs = 3000;

/**
 * For each column the objects that have records called as its values are, as far as the actor may read them. One object after the other, so
 * that it takes one connection; those that a header names come first.
 */
export async function findLinks(workspace: Workspace, actor: Actor, columns: readonly ColumnScan[]): Promise<Link[][]> {
  const offers: Link[][] = columns.map(() => []);
  const values = columns.map(valuesOf);
  const texts = [...new Set(values.flat())];
  const until = performance.now() + patienceMs;
  if (texts.length === 0) return offers;
  for (const object of inOrder(workspace, actor, columns)) {
    if (performance.now() > until) break;
    const known = await knownTexts(workspace, actor, { object, texts });
    for (const [at, each] of values.entries()) {
      const found = each.filter((value) => known.has(value)).length;
      if (found > 0 && found / each.length >= leastShare) offers[at]?.push({ object: object.name, found, of: each.length });
    }
  }
  return offers.map((each) => each.sort((a, b) => b.found - a.found).slice(0, mostOffered));
}

/** Records are called by words: numbers and dates are no names. */
function valuesOf({ distinct }: ColumnScan): string[] {
  const named = distinct.filter(
    ({ value }) => /\p{L}/u.test(value) && value.length < longestValue && !isPlaceholder(value) && !value.includes('@'),
  );
  return named.slice(0, mostValues).map(({ value }) => value);
}

function inOrder({ snapshot }: Workspace, actor: Actor, columns: readonly ColumnScan[]): CompiledObject[] {
  const headers = new Set(columns.map(({ column }) => headerWords(column)));
  const isNamed = (object: CompiledObject) => objectNames(object).some((name) => headers.has(name));
  return [...snapshot.objects.values()]
    .filter(
      ({ name, title }) =>
        title.valueColumn !== undefined &&
        title.type.join !== undefined &&
        actor.rights.scopes(name, 'read').length > 0 &&
        visibilityOf(snapshot, actor, name, title.name) === 'clear',
    )
    .sort((a, b) => Number(isNamed(b)) - Number(isNamed(a)));
}

async function knownTexts(
  workspace: Workspace,
  actor: Actor,
  { object, texts }: { object: CompiledObject; texts: readonly string[] },
): Promise<Set<string>> {
  const finder = { workspace, snapshot: workspace.snapshot, actor, tx: { query: workspace.db.read } };
  const found = await findNamed(finder, { object, matchBy: object.title, texts, context: readingContext(workspace, actor) });
  return new Set(texts.filter((_, at) => found[at] !== 'none'));
}
