import type { Field } from '../define/field.ts';
import { fieldType } from '../field-types/index.ts';
import { joinLabels } from '../label.ts';
import type { ObjectFields } from '../resolve-path.ts';
import { inWords } from './check-cycles.ts';
import type { DefinitionCheck } from './definition-check.ts';

type Link = { object: string; name: string };

/** Links that every new record must have and that come back to where they began: none of these records could be the first. Each circle is reported once. */
export function checkRequiredLinks(objects: ObjectFields, checkOf: (object: string) => DefinitionCheck): void {
  const finished = new Set<string>();
  for (const object of Object.keys(objects)) visit(object, []);

  function visit(object: string, trail: Link[]): void {
    const start = trail.findIndex((link) => link.object === object);
    const [first, ...others] = start < 0 ? [] : trail.slice(start);
    if (first) {
      const label = objects[object]?.label ?? { zh: object, en: object };
      const steps = inWords(
        objects,
        [first, ...others].map((link) => `${link.object}.${link.name}`),
      );
      const seen = joinLabels([steps, label], ' → ');
      checkOf(first.object).report(`fields.${first.name}`, 'circularRequired', { seen });
    }
    if (finished.has(object)) return;
    finished.add(object);
    for (const [name, field] of Object.entries(objects[object]?.fields ?? {})) {
      const target = requiredTarget(field);
      if (target !== undefined && Object.hasOwn(objects, target)) visit(target, [...trail, { object, name }]);
    }
  }
}

/** There is always one. */
const person = 'user';

function requiredTarget(field: Field): string | undefined {
  const type = fieldType(field);
  if (!field.required || field.default !== undefined || type?.source !== 'columns') return undefined;
  const targets = type.target?.(field)?.objects ?? [];
  const [target] = targets;
  return targets.length === 1 && target !== undefined && target !== person ? target : undefined;
}
