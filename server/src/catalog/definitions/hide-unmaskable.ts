import { canMask, type Definition, type Field, type Label } from '@tenon/metadata';
import { fieldType } from '@tenon/metadata/field-types/index.ts';
import { isJsonObject, type Json, memberOf } from '@tenon/metadata/merge/json.ts';
import { effectiveBody, effectiveDefinitions, type Layers } from './layers.ts';

/** A field that a role of the workspace showed in part although it has no part to show, and hides from now on. */
export type NowHidden = { role: string; field: string; labels: Label[] };

/**
 * The layers in which no role of the workspace masks a link, a computed field or a file, as roles could before it was refused: they hide it,
 * which is what such a right has always come to.
 */
export function hideUnmaskable(all: readonly Layers[]): { layers: Layers[]; hidden: NowHidden[] } {
  const objects = new Map(
    effectiveDefinitions(all).flatMap((each) => (each.kind === 'object' ? [[each.name, each] as const] : [])),
  );
  const hidden: NowHidden[] = [];
  const layers = all.map((each) => {
    const rights = each.kind === 'role' && isJsonObject(each.overlay) ? memberOf(each.overlay, 'fields') : undefined;
    if (!isJsonObject(each.overlay) || !isJsonObject(rights)) return each;
    const found = Object.entries(rights).flatMap(([place, right]) => {
      const field = right === 'masked' ? fieldAt(objects, place) : undefined;
      return field && !canMask(fieldType(field), field) ? [{ place, field }] : [];
    });
    if (found.length === 0) return each;
    const label = memberOf(effectiveBody(each), 'label') as Label | undefined;
    for (const { place, field } of found)
      hidden.push({ role: each.name, field: place, labels: [...(label ? [label] : []), field.label] });
    const fields: Json = { ...rights, ...Object.fromEntries(found.map(({ place }) => [place, 'hidden'])) };
    return { ...each, overlay: { ...each.overlay, fields } };
  });
  return { layers, hidden };
}

function fieldAt(objects: ReadonlyMap<string, Definition>, place: string): Field | undefined {
  const [object = '', name = ''] = place.split('.');
  const fields = memberOf(objects.get(object)?.body as Json | undefined, 'fields');
  return memberOf(fields, name) as unknown as Field | undefined;
}
