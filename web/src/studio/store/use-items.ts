import type { Label } from '../../../../metadata/label.ts';
import type { Json } from '../../../../metadata/merge/json.ts';
import type { Element } from './commands.ts';
import { useRun } from './use-studio.ts';

/** What is done to the items of a list that have keys: each is one step, taken back by itself. `labelOf` says what an item is called. */
export function useItems(list: Element, labelOf: (key: string) => Label) {
  const run = useRun();
  const at = (key: string, ...more: string[]): Element => ({ ...list, at: [...list.at, key, ...more] });
  const named = (key: string) => ({ thing: labelOf(key) });
  return {
    add(key: string, item: object | string, after?: string) {
      run({ key: 'studio.did.add', values: named(key) }, (step) =>
        step.write(at(key), { to: item as Json, ...(after !== undefined && { place: { after } }) }),
      );
    },
    move(key: string, by: number) {
      run({ key: 'studio.did.move', values: named(key) }, (step) => step.move(at(key), by));
    },
    remove(key: string) {
      run({ key: 'studio.did.remove', values: named(key) }, (step) => step.write(at(key), { to: undefined }));
    },
    /** Writes one member of an item; undefined takes it away. */
    set(key: string, member: string, to: Json | undefined) {
      run(
        { key: 'studio.did.change', values: named(key) },
        (step) => step.write(at(key, member), { to }),
        `${list.kind} ${list.name} ${at(key, member).at.join('\n')}`,
      );
    },
  };
}
