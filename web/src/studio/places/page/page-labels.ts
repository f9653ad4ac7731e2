import type { RelatedList } from '../../../../../metadata/define/layout.ts';
import type { Label } from '../../../../../metadata/label.ts';
import type { Model } from '../../../../../metadata/wire.ts';
import { findField } from '../../../fields/find-field.ts';

/** What a field is called, with the way to it where it belongs to a related record: `Account › Industry`. */
export function labelOfPath(model: Pick<Model, 'objects'>, object: string, path: string): Label {
  const found = findField(model, object, path);
  if (!found) return { zh: path, en: path };
  const labels = [...found.through, found.field].map((field) => field.label);
  return { zh: labels.map(({ zh }) => zh).join(' › '), en: labels.map(({ en }) => en).join(' › ') };
}

export function labelOfRelated({ objects }: Pick<Model, 'objects'>, { label, object }: RelatedList): Label {
  const target = objects[object];
  return label ?? target?.plural ?? target?.label ?? { zh: object, en: object };
}
