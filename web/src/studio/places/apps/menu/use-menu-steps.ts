import type { AppBody, MenuSection } from '../../../../../../metadata/define/app.ts';
import { madeLabels } from '../../../../../../metadata/define/made-labels.ts';
import type { Label } from '../../../../../../metadata/label.ts';
import type { Json } from '../../../../../../metadata/merge/json.ts';
import type { StepBuilder } from '../../../store/commands.ts';
import { bodyOf } from '../../../store/state.ts';
import { useStudio } from '../../../store/studio-provider.tsx';
import { useRun } from '../../../store/use-studio.ts';
import { groupsCrossed, type MenuLine, placeOfMoved } from './menu-lines.ts';

/** What is done to the menu of an app, each as one step. */
export function useMenuSteps(app: string) {
  const run = useRun();
  const { store } = useStudio();
  const at = (...way: string[]) => ({ kind: 'app', name: app, at: way });
  const menuNow = () => (bodyOf(store.get(), at()) as unknown as AppBody).menu;
  const labelOf = (object: string): Label =>
    (bodyOf(store.get(), { kind: 'object', name: object }) as { label?: Label } | undefined)?.label ?? { zh: object, en: object };
  const labelOfSection = ({ id, label }: MenuSection): Label => label ?? { zh: id, en: id };
  const section = (id: string) => menuNow().find((each) => each.id === id) as MenuSection;

  function put(step: StepBuilder, object: string, { section: id, after }: { section: string; after?: string | null }): void {
    const place = after === undefined ? {} : after === null ? { first: true as const } : { after };
    step.write(at('menu', id, 'objects', object), { to: object, place });
  }

  return {
    addSection(): string {
      const taken = menuNow().map(({ id }) => id);
      let number = taken.length + 1;
      while (taken.includes(`group_${number}`)) number++;
      const id = `group_${number}`;
      const group: MenuSection = { id, label: madeLabels.group, objects: [] };
      run({ key: 'studio.did.add', values: { thing: madeLabels.group } }, (step) =>
        step.write(at('menu', id), { to: group as unknown as Json }),
      );
      return id;
    },
    /** An object that stands in another group goes from there. */
    addObject(id: string, object: string) {
      const from = menuNow().find(({ objects }) => objects.includes(object));
      run({ key: 'studio.did.add', values: { thing: labelOf(object) } }, (step) => {
        if (from) step.write(at('menu', from.id, 'objects', object), { to: undefined });
        put(step, object, { section: id });
      });
    },
    /** What stood in a group goes to the one before it, or behind it; of the only one, nothing is left. */
    remove({ section: id, object }: MenuLine) {
      if (object !== undefined) {
        run({ key: 'studio.did.remove', values: { thing: labelOf(object) } }, (step) =>
          step.write(at('menu', id, 'objects', object), { to: undefined }),
        );
        return;
      }
      const menu = menuNow();
      const index = menu.findIndex((each) => each.id === id);
      const next = menu[index - 1] ?? menu[index + 1];
      const { objects } = section(id);
      run({ key: 'studio.did.remove', values: { thing: labelOfSection(section(id)) } }, (step) => {
        step.write(at('menu', id), { to: undefined });
        for (const each of next ? objects : []) put(step, each, { section: next?.id as string });
      });
    },
    /** By so many lines; answers where it stands then. */
    move({ section: id, object }: MenuLine, by: number): MenuLine {
      if (object === undefined) {
        run({ key: 'studio.did.move', values: { thing: labelOfSection(section(id)) } }, (step) =>
          step.move(at('menu', id), groupsCrossed(menuNow(), id, by)),
        );
        return { section: id };
      }
      const to = placeOfMoved(menuNow(), { section: id, object }, by);
      run({ key: 'studio.did.move', values: { thing: labelOf(object) } }, (step) => {
        if (to.section === id) return step.move(at('menu', id, 'objects', object), { after: to.after });
        step.write(at('menu', id, 'objects', object), { to: undefined });
        put(step, object, to);
      });
      return { section: to.section, object };
    },
    /** The letter behind G that leads to an object; without one, none. */
    setKey(object: string, key: string | undefined) {
      run(
        { key: 'studio.did.set', values: { setting: { text: 'menus.key' }, thing: labelOf(object) } },
        (step) => step.write(at('shortcuts', object), { to: key === undefined ? undefined : { object, key } }),
        `${app} key ${object}`,
      );
    },
    setIn(list: 'main' | 'tabs', object: string, isIn: boolean) {
      run({ key: 'studio.did.change', values: { thing: labelOf(object) } }, (step) =>
        step.write(at(list, object), { to: isIn ? object : undefined }),
      );
    },
  };
}

export type MenuSteps = ReturnType<typeof useMenuSteps>;
