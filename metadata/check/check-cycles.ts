import { fieldType } from '../field-types/index.ts';
import type { Label, Locale } from '../label.ts';
import { type ObjectFields, resolveReadPath } from '../resolve-path.ts';
import type { DefinitionCheck } from './definition-check.ts';

type Node = { object: string; name: string };

/** Computed fields that need each other, through relations too. Each circle is reported once, at the field where it was met. */
export function checkCycles(objects: ObjectFields, checkOf: (object: string) => DefinitionCheck): void {
  const finished = new Set<string>();
  for (const [object, { fields }] of Object.entries(objects)) {
    for (const name of Object.keys(fields)) visit({ object, name }, []);
  }

  function visit(node: Node, trail: string[]): void {
    const key = `${node.object}.${node.name}`;
    if (finished.has(key)) return;
    const start = trail.indexOf(key);
    if (start >= 0) {
      checkOf(node.object).report(`fields.${node.name}`, 'circular', { seen: inWords(objects, [...trail.slice(start), key]) });
    } else for (const next of dependencies(objects, node)) visit(next, [...trail, key]);
    finished.add(key);
  }
}

/** The computed fields that a computed field reads. */
function dependencies(objects: ObjectFields, { object, name }: Node): Node[] {
  const field = objects[object]?.fields[name];
  const paths = (field && fieldType(field).reads?.(field)) ?? [];
  const steps = paths.flatMap((path) => resolveReadPath(objects, object, path) ?? []);
  return steps.filter((step) => fieldType(step.field).reads);
}

/** `Total (account.total) → Share (contact.share) → Total (account.total)`. */
/** Fields by `object.field`, each by its label, one after the other. */
export function inWords(objects: ObjectFields, keys: readonly string[]): Label {
  const say = (locale: Locale) => keys.map((key) => named(objects, key, locale)).join(' → ');
  return { zh: say('zh'), en: say('en') };
}

function named(objects: ObjectFields, key: string, locale: Locale): string {
  const [object = '', name = ''] = key.split('.');
  const label = objects[object]?.fields[name]?.label?.[locale];
  return label ? `${label} (${key})` : key;
}
