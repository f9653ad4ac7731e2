import { shapeOfKind } from '../../../../metadata/check/definition-shape.ts';
import {
  applyChange,
  type BodyChange,
  changeOrder,
  changeTo,
  elementAt,
  keysAt,
} from '../../../../metadata/merge/body-change.ts';
import type { Json } from '../../../../metadata/merge/json.ts';
import type { ItemPosition } from '../../../../metadata/merge/keyed-items.ts';
import { bodyOf, type Command, type PlacedChange, type StepWords, type StudioState, type Target } from './state.ts';

/** A place in a definition, by the names and keys that lead to it. */
export type Element = Target & { at: readonly string[] };

type Written = { to: Json | undefined; place?: ItemPosition };

/**
 * Gathers what one step does to several places: `write` makes a value stand at a place (undefined takes it away), `move` puts an item elsewhere in its
 * list. Each sees what the ones before did. Nothing changed: no command.
 */
export function commandOf(
  state: Pick<StudioState, 'drafts' | 'definitions'>,
  words: StepWords,
  build: (step: StepBuilder) => void,
  joins?: string,
): Command | undefined {
  const builder = startStep(state);
  build(builder);
  return builder.changes.length > 0 ? { words, changes: builder.changes, ...(joins && { joins }) } : undefined;
}

export type StepBuilder = {
  changes: PlacedChange[];
  read(element: Element): Json | undefined;
  write(element: Element, written: Written): void;
  /** By one place or more, or to stand behind a key (null: first). */
  move(element: Element, to: number | { after: string | null }): void;
  /** Puts what stands at a place into this order; what it does not name stays behind what it stood behind. */
  order(element: Element, keys: readonly string[]): void;
};

function startStep(state: Pick<StudioState, 'drafts' | 'definitions'>): StepBuilder {
  const bodies = new Map<string, Json | undefined>();
  const changes: PlacedChange[] = [];
  const idOf = ({ kind, name }: Target) => `${kind}/${name}`;
  const body = (target: Target) => (bodies.has(idOf(target)) ? bodies.get(idOf(target)) : bodyOf(state, target));
  const note = ({ kind, name }: Target, change: BodyChange | undefined) => {
    if (!change) return;
    const shape = shapeOfKind(kind);
    bodies.set(idOf({ kind, name }), applyChange(body({ kind, name }), change, shape)?.body);
    changes.push({ kind, name, change });
  };
  return {
    changes,
    read: (element) => elementAt(body(element), element.at, shapeOfKind(element.kind)),
    write: (element, { to, place }) =>
      note(element, changeTo(body(element), element.at, { to, place, shape: shapeOfKind(element.kind) })),
    move(element, to) {
      const shape = shapeOfKind(element.kind);
      const [list, key] = [element.at.slice(0, -1), element.at.at(-1) as string];
      const keys = keysAt(body(element), list, shape);
      note(element, changeOrder(body(element), list, { to: moved(keys, key, to), shape }));
    },
    order: (element, keys) =>
      note(element, changeOrder(body(element), element.at, { to: keys, shape: shapeOfKind(element.kind) })),
  };
}

function moved(keys: readonly string[], key: string, to: number | { after: string | null }): string[] {
  const others = keys.filter((each) => each !== key);
  const wanted = typeof to === 'number' ? keys.indexOf(key) + to : to.after === null ? 0 : others.indexOf(to.after) + 1;
  return others.toSpliced(Math.max(0, Math.min(others.length, wanted)), 0, key);
}
