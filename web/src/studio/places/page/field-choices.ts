import type { LayoutBody } from '../../../../../metadata/define/layout.ts';
import type { Label } from '../../../../../metadata/label.ts';
import { unplacedFields } from '../../../../../metadata/layouts/choose-layout.ts';
import type { Model, ObjectModel } from '../../../../../metadata/wire.ts';
import { relatedObject } from '../../../fields/find-field.ts';
import { matches } from '../../words/matches.ts';
import { labelOfPath } from './page-labels.ts';

export type FieldChoice = { path: string; label: Label; from: 'rest' | 'page' | 'related' | 'form' };

const most = 8;

/**
 * Fields that may stand in a section, by words: those that are on the page nowhere first, then those that every object has or that stand elsewhere, then
 * those of related records.
 */
export function fieldChoices(
  model: Pick<Model, 'objects'>,
  object: ObjectModel,
  { body, words }: { body: LayoutBody; words: string },
): FieldChoice[] {
  const placed = new Set(body.sections.flatMap(({ fields }) => fields));
  const rest = [...unplacedFields(body, object.fields), ...(body.leaveOut ?? [])].filter((name) => !placed.has(name));
  const others = Object.keys(object.fields).filter((name) => !placed.has(name) && !rest.includes(name));
  const far = Object.entries(object.fields).flatMap(([name, field]) => {
    const target = relatedObject(field);
    const fields = target === undefined ? [] : Object.entries(model.objects[target]?.fields ?? {});
    return fields.filter(([, each]) => !each.system && !('via' in each)).map(([each]) => `${name}.${each}`);
  });
  const found = (paths: readonly string[], from: FieldChoice['from']) =>
    paths
      .map((path) => ({ path, label: labelOfPath(model, object.name, path), from }))
      .filter(({ path, label }) => matches(words, label, path));
  const near = [...found(rest, 'rest'), ...found(others, 'page')];
  // Ways to related records come when they are looked for.
  const way = words.trim() === '' ? [] : found(far, 'related').filter(({ path }) => !placed.has(path));
  return [...near, ...way].slice(0, most);
}
