import type { Definition } from '../../../../metadata/define/definition.ts';
import type { ChoiceOption, Field } from '../../../../metadata/define/field.ts';
import type { ObjectBody } from '../../../../metadata/define/object.ts';
import { fillBody, listsOf } from '../../../../metadata/field-types/fill-lists.ts';
import type { Label } from '../../../../metadata/label.ts';
import { definitionKey } from '../../../../metadata/merge/definition-key.ts';

type Changed = { kind: string; name: string; base: unknown; body: unknown };

/** A field some of whose options are no more: those, and what may take their place. */
export type GoneOptions = {
  key: string;
  object: string;
  field: string;
  label: Label;
  gone: ChoiceOption[];
  left: ChoiceOption[];
};

/** What changed, with the options of lists in the fields that name them; an object is among them where only a list of it changed. */
export function withLists(changed: readonly Changed[], published: Iterable<Definition>): Changed[] {
  const before = new Map([...published].map((each) => [definitionKey(each), each]));
  const after = new Map(before);
  for (const { kind, name, body } of changed) after.set(definitionKey({ kind, name }), { kind, name, body });
  const [old, next] = [listsOf(before.values()), listsOf(after.values())];
  const drafted = new Map(changed.map((each) => [definitionKey(each), each]));
  const objects = [...after].flatMap(([key, { kind, name, body }]): Changed[] => {
    if (kind !== 'object') return [];
    const filled = {
      kind,
      name,
      base: fillBody(drafted.get(key)?.base ?? before.get(key)?.body, old),
      body: fillBody(body, next),
    };
    return filled.base === filled.body ? [] : [filled];
  });
  return [...changed.filter(({ kind }) => kind !== 'object'), ...objects];
}

/** Options that records may have, and that nothing says the new name of. */
export function goneOptions(changed: readonly Changed[]): GoneOptions[] {
  return changed.flatMap(({ kind, name: object, base, body }) => {
    if (kind !== 'object' || !base || !body) return [];
    const next = (body as ObjectBody).fields;
    return Object.entries((base as ObjectBody).fields).flatMap(([former, before]): GoneOptions[] => {
      const [field, after] = fieldOnceCalled(next, former) ?? [former];
      const left = after && optionsOf(after);
      const known = new Set(left?.flatMap(({ value, was }) => [value, was]));
      const gone = optionsOf(before)?.filter(({ value }) => !known.has(value)) ?? [];
      return after && left && gone.length > 0
        ? [{ key: `${object}.${field}`, object, field, label: after.label, gone, left }]
        : [];
    });
  });
}

/** A field under its new name, too. */
function fieldOnceCalled(fields: ObjectBody['fields'] = {}, name: string): [string, Field] | undefined {
  const own = Object.hasOwn(fields, name) && fields[name]?.was === undefined ? fields[name] : undefined;
  return own ? [name, own] : Object.entries(fields).find(([, { was }]) => was === name);
}

/** What was merged into another is among that one's spellings. */
export function proposedReplacements(all: readonly GoneOptions[]): Record<string, Record<string, string>> {
  return Object.fromEntries(
    all.flatMap(({ key, gone, left }) => {
      const proposed = gone.flatMap(({ value }) => {
        const into = left.find(({ aliases }) => aliases?.includes(value));
        return into ? [[value, into.value]] : [];
      });
      return proposed.length > 0 ? [[key, Object.fromEntries(proposed)]] : [];
    }),
  );
}

function optionsOf(field: Field): ChoiceOption[] | undefined {
  return 'options' in field ? field.options : undefined;
}
