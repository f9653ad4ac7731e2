import type { DefinitionModel } from './check/definition-check.ts';
import { joinModels, readModel } from './check/read-model.ts';
import { newNameOf, renameUsages } from './check/rename-usage.ts';
import type { Usage } from './check/usage.ts';
import type { Definition } from './define/definition.ts';
import type { ChoiceOption, Field } from './define/field.ts';
import { newOptions } from './field-types/new-options.ts';
import { type SavedBody, usagesInSaved } from './find-usages.ts';
import { walkDefinitions } from './walk-definitions.ts';

/** Bodies in which fields and options are called by their new names; only those that change. `usages`: the places. */
export type Renamed<Item> = { changed: Item[]; usages: Usage[] };

/**
 * The definitions of `after` that name a field or an option by its old name, with the new one, where that is a new name of what `before` has; so
 * too what is kept outside. `fields` are renamed fields, by object.
 */
export function followRenames(
  before: readonly Definition[],
  after: readonly Definition[],
  fields: readonly { object: string; from: string; to: string }[],
): { definitions: Renamed<Definition>; kept(bodies: readonly SavedBody[]): Renamed<SavedBody> } {
  const [old, own] = [readModel(before), readModel(after)];
  const names = new Map([
    ...fields.map(({ object, from, to }) => [`${object}.${from}`, to] as const),
    ...renamedOptions(old, own, fields),
  ]);
  if (names.size === 0) {
    const nothing = { changed: [], usages: [] };
    return { definitions: nothing, kept: () => nothing };
  }
  const model = joinModels(own, old);
  const rename = <Item extends { kind: string; name: string; body: unknown }>(items: readonly Item[], found: Usage[]) => {
    const usages = found.filter((usage) => newNameOf(usage, names) !== undefined);
    const changed = items.flatMap((item) => {
      const mine = usages.filter(({ kind, name }) => kind === item.kind && name === item.name);
      return mine.length === 0 ? [] : [{ ...item, body: renameUsages(item.body, mine, { objects: model.objects, names }) }];
    });
    return { changed, usages };
  };
  return {
    definitions: rename(after, walkDefinitions(after, own, model).usages),
    kept: (bodies) => rename(bodies, usagesInSaved(bodies, model)),
  };
}

/** `deal.stage.won` → its new value, for options that are called otherwise or were merged into others. */
function renamedOptions(
  old: DefinitionModel,
  next: DefinitionModel,
  fields: readonly { object: string; from: string; to: string }[],
): [string, string][] {
  const formerly = new Map(fields.map(({ object, from, to }) => [`${object}.${to}`, from]));
  return [...next.places].flatMap(([field, { object, name }]): [string, string][] => {
    const was = formerly.get(`${object}.${name}`) ?? name;
    const [before, after] = [optionsOf(old.objects[object]?.fields[was]), optionsOf(field)];
    if (before === after) return [];
    return [...newOptions(before, after)].flatMap(([from, to]): [string, string][] => [
      [`${object}.${name}.${from}`, to],
      [`${object}.${was}.${from}`, to],
    ]);
  });
}

function optionsOf(field: Field | undefined): readonly ChoiceOption[] {
  return field && 'options' in field && Array.isArray(field.options) ? field.options : [];
}
