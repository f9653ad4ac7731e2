import { type Shape, shapeOfKind } from '../../../../metadata/check/definition-shape.ts';
import type { Definition } from '../../../../metadata/define/definition.ts';
import type { Label } from '../../../../metadata/label.ts';
import { elementAt, keysAt, shapeAt } from '../../../../metadata/merge/body-change.ts';
import { isJsonObject, type Json } from '../../../../metadata/merge/json.ts';

/** A text in both languages, and the way to it by names and keys: `['fields', 'stage', 'options', 'won', 'label']`. */
export type PlacedText = { at: string[]; text: Label };

const known = new WeakMap<object, PlacedText[]>();

/** Every text in both languages that a definition has, in order. Lists whose items nothing tells apart are left out: nothing leads into them. */
export function textsOf({ kind, body }: Pick<Definition, 'kind' | 'body'>): PlacedText[] {
  const before = known.get(body as object);
  if (before) return before;
  const found: PlacedText[] = [];
  gather(body as Json, [], { shape: shapeOfKind(kind), found });
  known.set(body as object, found);
  return found;
}

type Gathering = { shape: Shape | undefined; found: PlacedText[] };

function gather(value: Json | undefined, at: string[], { shape, found }: Gathering): void {
  if (isText(value)) found.push({ at, text: value });
  else if (value !== undefined)
    for (const key of keysAt(value, [], shape)) {
      gather(elementAt(value, [key], shape), [...at, key], { shape: shapeAt(shape, [key]), found });
    }
}

function isText(value: Json | undefined): value is Label {
  return isJsonObject(value) && Object.keys(value).length === 2 && typeof value.zh === 'string' && typeof value.en === 'string';
}
