import type { Label, ObjectBody } from '@tenon/metadata';
import { optionsBehind } from '@tenon/metadata/rules/rules-of-gates.ts';
import type { CompiledField } from '../compiled-field.ts';
import { publishProblem } from '../publish-problem.ts';
import { type OptionReplacement, optionsOf } from './convert-options.ts';
import type { FieldPlace } from './field-place.ts';

/** A publish takes no record past a checkpoint, be it one that counts until then or from then on: what replaces an option stands on the same side of it. */
export function refuseCrossing({ plan, after, input }: FieldPlace, before: CompiledField, replacement: OptionReplacement): void {
  const labels = new Map(optionsOf(before.definition)?.map(({ value, label }) => [value, label]));
  for (const [old, next] of replacement) {
    const gate = gateBetween({ old, next: next ?? '' }, [bodyOf(input.before, before), bodyOf(input.after, after)], after.name);
    if (gate === undefined) continue;
    const place = { kind: 'object', name: after.object, path: `fields.${after.name}.options` };
    const params = { seen: labels.get(old) ?? old, target: next ?? '—', gate };
    plan.problems.push(publishProblem(place, 'checkpointInTheWay', params));
  }
}

function bodyOf(definitions: FieldPlace['input']['before'], { object }: CompiledField): ObjectBody | undefined {
  return definitions.find(({ kind, name }) => kind === 'object' && name === object)?.body as ObjectBody | undefined;
}

/** Which options lie behind is said by the model in which the checkpoint stands. */
function gateBetween(
  { old, next }: { old: string; next: string },
  bodies: readonly (ObjectBody | undefined)[],
  field: string,
): string | Label | undefined {
  for (const body of bodies) {
    const definition = body?.fields[field];
    const options = (definition && optionsOf(definition)) ?? [];
    for (const gate of Object.values(body?.gates ?? {})) {
      if (!gate.checkpoint || gate.off || gate.field !== field) continue;
      for (const way of ['enter', 'leave'] as const) {
        const behind = optionsBehind(options, gate.option, way);
        if (gate[way] && behind.includes(next) && !behind.includes(old))
          return options.find(({ value }) => value === gate.option)?.label ?? gate.option;
      }
    }
  }
}
