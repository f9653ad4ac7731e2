import { type ExpressionType, expressionPaths, fieldType, parseExpression, valueField } from '@tenon/metadata';
import { resolveField } from '../catalog/resolve-field.ts';
import type { CompiledObject, Snapshot } from '../catalog/snapshot.ts';

/** The paths, and those that formulas among them are worked out from. */
export function withFormulas({ fields }: CompiledObject, paths: readonly string[]): string[] {
  const all = new Set<string>();
  const waiting = [...paths];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (all.has(path)) continue;
    all.add(path);
    waiting.push(...(fields.get(path)?.expression?.paths ?? []));
  }
  return [...all];
}

/** Fields and paths that an expression over records of an object looks at, formulas among them written out. */
export function pathsOfExpression(snapshot: Snapshot, name: string, source: string | undefined): string[] {
  const object = snapshot.objects.get(name);
  const parsed = source === undefined ? undefined : parseExpression(source);
  return object && parsed?.ok ? withFormulas(object, expressionPaths(parsed.ast)) : [];
}

/** What an expression over records of an object takes a path to be. */
export function typeOfPath(snapshot: Snapshot, object: string, path: string): ExpressionType {
  const definition = resolveField(snapshot, object, path)?.at(-1)?.definition;
  const valued = definition && valueField(definition);
  return valued ? fieldType(valued).expressionType(valued) : 'none';
}
