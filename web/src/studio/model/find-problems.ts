import { shapeOfKind } from '../../../../metadata/check/definition-shape.ts';
import { describeUsage } from '../../../../metadata/check/usage-text.ts';
import { checkDefinitions, type DefinitionProblem, findUsagesOfRemoved } from '../../../../metadata/check-definitions.ts';
import type { Definition } from '../../../../metadata/define/definition.ts';
import { madeLabels } from '../../../../metadata/define/made-labels.ts';
import type { Label } from '../../../../metadata/label.ts';
import { keysAt } from '../../../../metadata/merge/body-change.ts';
import { definitionKey } from '../../../../metadata/merge/definition-key.ts';
import type { Json } from '../../../../metadata/merge/json.ts';
import { isChange, type StudioState, type Target } from '../store/state.ts';
import { draftDefinitions } from './draft-definitions.ts';

/** Something wrong, at its place: `at` leads to the element by names and keys. */
export type PlacedProblem = Target & { at: string[]; message: Label };

/**
 * What stands in the way of publishing, as far as the browser can tell. What is wrong with definitions that nobody changed, and was before, is not
 * among it. Values of records are the server's to look at.
 */
export function findProblems(state: StudioState): PlacedProblem[] {
  const changed = new Set([...state.drafts].flatMap(([key, draft]) => (isChange(draft) ? [key] : [])));
  if (changed.size === 0) return [];
  const published = [...state.definitions.values()];
  const next = draftDefinitions(state);
  const known = knownProblems(published);
  const removed = findUsagesOfRemoved(published, next);
  const isRemoval = ({ kind, name, path }: DefinitionProblem) =>
    removed.some((usage) => usage.kind === kind && usage.name === name && usage.path === path);
  const found = checkDefinitions(next)
    .filter((problem) => changed.has(definitionKey(problem)) || !known.has(keyOf(problem)))
    .filter((problem) => !isRemoval(problem))
    .map((problem) => placed(problem, problem.message, next));
  return [
    ...found,
    ...removed.map((usage) => {
      return placed(usage, madeLabels.stillUsed(describeUsage(usage, labelOf(usage, next))), next);
    }),
  ];
}

let lastPublished: { list: string; known: Set<string> } | undefined;

function knownProblems(published: readonly Definition[]): Set<string> {
  const list = published.map(definitionKey).join();
  if (lastPublished?.list !== list) lastPublished = { list, known: new Set(checkDefinitions(published).map(keyOf)) };
  return lastPublished.known;
}

function keyOf({ kind, name, path, message }: DefinitionProblem): string {
  return `${kind}/${name} ${path} ${message.en}`;
}

function placed(
  { kind, name, path }: Target & { path: string },
  message: Label,
  definitions: readonly Definition[],
): PlacedProblem {
  const body = definitions.find((each) => each.kind === kind && each.name === name)?.body as Json | undefined;
  return { kind, name, at: elementOf(body, path, kind), message };
}

/** `fields.stage.options.1.label` leads to the option by its value. */
export function elementOf(body: Json | undefined, path: string, kind: string): string[] {
  const shape = shapeOfKind(kind);
  const at: string[] = [];
  for (const step of path === '' ? [] : path.split('.')) {
    const keys = /^\d+$/.test(step) ? keysAt(body, at, shape) : [];
    at.push(keys[Number(step)] ?? step);
  }
  return at;
}

function labelOf({ kind, name }: Target, definitions: readonly Definition[]): Label {
  const body = definitions.find((each) => each.kind === kind && each.name === name)?.body as { label?: Label } | undefined;
  return body?.label ?? { zh: name, en: name };
}
