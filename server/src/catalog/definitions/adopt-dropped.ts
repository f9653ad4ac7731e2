import type { Label } from '@tenon/metadata';
import { isJsonObject, type Json, type JsonObject, memberOf } from '@tenon/metadata/merge/json.ts';
import { applyMergePatch } from '@tenon/metadata/merge/merge-patch.ts';
import { platform } from '../platform/solution.ts';
import { effectiveBody, type Layers, layersKey, withShipped } from './layers.ts';

/**
 * A definition, a field of an object, or an option of a field or of a list, that solutions shipped before and ship no longer. A field that is called
 * `renamed` now takes its values with it.
 */
export type Dropped = { kind: string; name: string; field?: string; option?: string; label?: Label; renamed?: string };

/** What a draft changes, as a patch on what it began from. */
export type Drafted = { kind: string; name: string; patch: Json };

/** What solutions leave out from now on; without what the workspace had removed itself. */
export function findDropped(before: readonly Layers[], after: readonly Layers[]): Dropped[] {
  const bases = new Map(after.map((layers) => [layersKey(layers), layers.base]));
  return before.flatMap((layers): Dropped[] => {
    const body = effectiveBody(layers);
    if (layers.base === undefined || body === undefined) return [];
    const { kind, name } = layers;
    const next = bases.get(layersKey(layers));
    if (next === undefined) return [{ kind, name, label: labelOf(body) }];
    if (kind === 'list') return droppedOptions({ kind, name }, { body, base: layers.base, next });
    return Object.keys(fieldsOf(layers.base))
      .filter((field) => Object.hasOwn(fieldsOf(body), field))
      .flatMap((field): Dropped[] => {
        const found = fieldsOf(body)[field];
        if (!Object.hasOwn(fieldsOf(next), field)) {
          return [{ kind, name, field, label: labelOf(found), ...renameOf(field, layers.base, next) }];
        }
        const was = { body: found, base: fieldsOf(layers.base)[field], next: fieldsOf(next)[field] };
        return droppedOptions({ kind, name, field }, was);
      });
  });
}

type Holder = { body: Json | undefined; base: Json | undefined; next: Json | undefined };

/** Of a field, or of a list that fields share. */
function droppedOptions(at: Pick<Dropped, 'kind' | 'name' | 'field'>, { body, base, next }: Holder): Dropped[] {
  const shipped = { before: optionsOf(base), after: optionsOf(next) };
  return optionsOf(body)
    .filter((option) => isDropped(option, shipped))
    .map((option) => ({ ...at, option: optionValue(option), label: labelOf(option) }));
}

/** One that is called otherwise now takes its records with it; where the field has no options any more, they are no longer asked for. */
function isDropped(option: Json, { before, after }: { before: readonly Json[]; after: readonly Json[] }): boolean {
  const value = optionValue(option);
  const isIn = (options: readonly Json[]) => options.some((each) => optionValue(each) === value);
  return isIn(before) && after.length > 0 && !isIn(after) && !after.some((each) => takesOver(each, value));
}

/** It was called so before, or the one that is asked about was merged into it. */
function takesOver(named: Json, value: string | undefined): boolean {
  const aliases = memberOf(named, 'aliases');
  return memberOf(named, 'was') === value || (Array.isArray(aliases) && aliases.some((alias) => alias === value));
}

function renameOf(field: string, base: Json | undefined, next: Json): { renamed?: string } {
  const renamed = Object.keys(fieldsOf(next)).find(
    (name) => takesOver(fieldsOf(next)[name] as Json, field) && !Object.hasOwn(fieldsOf(base), name),
  );
  return renamed === undefined ? {} : { renamed };
}

type Usage = {
  dropped: readonly Dropped[];
  by: string;
  isFilled(each: Dropped): boolean;
  drafted: readonly Drafted[];
  kept: readonly Json[];
};

/**
 * Which of them the workspace keeps: what it customised, what holds values (`isFilled`), what its own definitions, saved views and plans of imports
 * (`kept`) name, or other solutions
 * than the one installed (`by`) name or add to, the screens of a kept object, and whatever these name in turn.
 */
export function chooseAdopted(all: readonly Layers[], { dropped, by, isFilled, drafted, kept }: Usage): Dropped[] {
  const layersOf = new Map(all.map((layers) => [layersKey(layers), layers]));
  const gone = new Set(dropped.filter(isWhole).map(layersKey));
  const named = new Set<string>();
  for (const layers of all) {
    const others = (layers.shipped ?? []).filter(({ solution }) => solution !== by && solution !== platform.name);
    for (const { body } of others) collectWords(body, named);
    if (others.some((each) => each.extends)) named.add(layers.name);
    if (!gone.has(layersKey(layers))) collectWords(layers.overlay, named);
  }
  for (const each of drafted) if (!gone.has(layersKey(each))) collectWords(each.patch, named);
  for (const body of kept) collectWords(body, named);
  const adopted = new Set<Dropped>();
  for (let before = -1; before < adopted.size; ) {
    before = adopted.size;
    for (const each of dropped) {
      const layers = layersOf.get(layersKey(each)) as Layers;
      if (adopted.has(each) || !(isCustomised(each) || isFilled(each) || isNamed(each, named))) continue;
      adopted.add(each);
      const body = effectiveBody(layers);
      if (each.option === undefined) collectWords(each.field === undefined ? body : fieldsOf(body)[each.field], named);
      if (each.kind === 'object' && each.field === undefined) named.add(each.name);
    }
  }
  return [...adopted];

  function isCustomised(each: Dropped): boolean {
    const drafts = drafted.filter((draft) => layersKey(draft) === layersKey(each));
    const patches = [layersOf.get(layersKey(each))?.overlay, ...drafts.map(({ patch }) => patch)];
    if (each.option !== undefined) return patches.some((patch) => isOptionCustomised(patch, each));
    return patches.some((patch) => (each.field === undefined ? isJsonObject(patch) : isJsonObject(fieldsOf(patch)[each.field])));
  }

  function isNamed({ kind, name, field, option }: Dropped, words: ReadonlySet<string>): boolean {
    if (option !== undefined && !words.has(option)) return false;
    if (option !== undefined && field === undefined) return true;
    if (field !== undefined) return words.has(field) && words.has(name);
    const about = memberOf(effectiveBody(layersOf.get(layersKey({ kind, name })) as Layers), 'object');
    const isScreen = kind === 'view' || kind === 'layout';
    return words.has(name) || (isScreen && gone.has(`object/${about}`) && words.has(about as string));
  }
}

/** The layers with what is adopted as the workspace's own: bodies without a base, fields and options in its overlay. */
export function adopt(all: readonly Layers[], adopted: readonly Dropped[]): Layers[] {
  return all.map((layers) => {
    const mine = adopted.filter((each) => layersKey(each) === layersKey(layers));
    if (mine.some(isWhole)) return ownBody(layers);
    const fields = mine.flatMap(({ field, option }) => (field !== undefined && option === undefined ? [field] : []));
    const own = fields.length > 0 ? ownFields(layers, fields) : layers;
    return mine.filter(({ option }) => option !== undefined).reduce((next, each) => ownOption(next, layers, each), own);
  });
}

function isWhole({ field, option }: Dropped): boolean {
  return field === undefined && option === undefined;
}

function ownBody(layers: Layers): Layers {
  const additions = (layers.shipped ?? []).filter((each) => each.extends);
  return withShipped({ ...layers, overlay: effectiveBody(layers) }, additions);
}

function ownFields(layers: Layers, names: readonly string[]): Layers {
  const body = fieldsOf(effectiveBody(layers));
  const fields = Object.fromEntries(names.map((name) => [name, body[name] as Json]));
  return { ...layers, overlay: applyMergePatch(layers.overlay ?? {}, { fields }) };
}

/** The option is offered no longer, and stays on the records that have it. */
function ownOption(next: Layers, layers: Layers, { field, option }: Dropped): Layers {
  const options = optionsOf(holderOf(effectiveBody(layers), field));
  const index = options.findIndex((each) => optionValue(each) === option);
  const item: Json = { ...(options[index] as JsonObject), archived: true };
  const before = options[index - 1];
  const patch = memberOf(holderOf(next.overlay, field), 'options');
  const whole = Array.isArray(patch) ? patch.filter((each) => optionValue(each) !== option) : undefined;
  const { add = [], ...others } = isJsonObject(patch) ? patch : {};
  const place: JsonObject = before === undefined ? {} : { after: optionValue(before) as string };
  const changed: Json = whole ? [...whole, item] : { ...others, add: [...(add as Json[]), { item, ...place }] };
  const own: Json = field === undefined ? { options: changed } : { fields: { [field]: { options: changed } } };
  return { ...next, overlay: applyMergePatch(next.overlay ?? {}, own) };
}

function isOptionCustomised(patch: Json | undefined, { field, option = '' }: Dropped): boolean {
  return memberOf(memberOf(memberOf(holderOf(patch, field), 'options'), 'change'), option) !== undefined;
}

/** What has the options: a field, or a list itself. */
function holderOf(body: Json | undefined, field: string | undefined): Json | undefined {
  return field === undefined ? body : fieldsOf(body)[field];
}

function optionsOf(field: Json | undefined): Json[] {
  const options = memberOf(field, 'options');
  return Array.isArray(options) ? options : [];
}

function optionValue(option: Json): string | undefined {
  return memberOf(option, 'value') as string | undefined;
}

/** Every word of a value, keys included: any of them may be the name of a definition or a field. */
function collectWords(value: unknown, words: Set<string>): void {
  if (typeof value === 'string') for (const word of value.match(/[a-z][a-z0-9_]*/g) ?? []) words.add(word);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, each] of Object.entries(value)) {
    if (!Array.isArray(value)) words.add(key);
    collectWords(each, words);
  }
}

function fieldsOf(body: Json | undefined): JsonObject {
  const fields = memberOf(body, 'fields');
  return isJsonObject(fields) ? fields : {};
}

function labelOf(body: Json | undefined): Label | undefined {
  return memberOf(body, 'label') as Label | undefined;
}
