import { buttonKinds, inButtonOrder } from '../../../../../metadata/buttons/index.ts';
import type { Button } from '../../../../../metadata/define/button.ts';
import type { LayoutBody } from '../../../../../metadata/define/layout.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { Label } from '../../../../../metadata/label.ts';
import { elementId } from '../../../../../metadata/layouts/choose-layout.ts';
import type { Json } from '../../../../../metadata/merge/json.ts';
import type { StepBuilder } from '../../store/commands.ts';
import { bodyOf } from '../../store/state.ts';
import { useStudio } from '../../store/studio-provider.tsx';
import { useRun } from '../../store/use-studio.ts';

export type ButtonKindName = keyof typeof buttonKinds;

/** What is done to whole buttons of an object. */
export function useButtonSteps(object: string) {
  const run = useRun();
  const { store } = useStudio();
  const element = (...at: string[]) => ({ kind: 'object', name: object, at: ['buttons', ...at] });
  const buttonsNow = () => (bodyOf(store.get(), { kind: 'object', name: object }) as unknown as ObjectBody).buttons ?? {};
  const titleOf = (name: string): Label => buttonsNow()[name]?.label ?? { zh: name, en: name };
  const freeName = (wanted: string) => {
    const buttons = buttonsNow();
    for (let number = 1; ; number++) {
      const free = number === 1 ? wanted : `${wanted}_${number}`;
      if (!Object.hasOwn(buttons, free)) return free;
    }
  };
  const put = (name: string, button: Button, after?: string) =>
    run({ key: 'studio.did.add', values: { thing: button.label } }, (step) =>
      step.write(element(name), { to: button as unknown as Json, ...(after && { place: { after } }) }),
    );

  /** Changes each list of buttons that the page of the object has; an empty one is none. */
  const onPage = (step: StepBuilder, change: (names: readonly string[]) => string[]) => {
    const page = (...at: string[]) => ({ kind: 'layout', name: object, at });
    const layout = step.read(page()) as LayoutBody | undefined;
    const sections = (layout?.sections ?? []).map((section) => ({
      names: section.buttons,
      at: page('sections', elementId('sections', section), 'buttons'),
    }));
    for (const { names, at } of [{ names: layout?.buttons, at: page('buttons') }, ...sections]) {
      const next = names && change(names);
      if (names && next && next.join() !== names.join()) step.write(at, { to: next.length > 0 ? next : undefined });
    }
  };

  return {
    titleOf,
    add(kind: ButtonKindName): string {
      const name = freeName('button');
      const { label } = buttonKinds[kind];
      const last = inButtonOrder(buttonsNow()).at(-1)?.[1].order ?? 0;
      const places = [...(buttonKinds[kind].places ?? (['record', 'list', 'selection'] as const))];
      put(name, { label, places, ...(last > 0 && { order: last }), does: { kind, inputs: beginsWith(kind) } });
      return name;
    },
    copy(from: string): string {
      const name = freeName(from.replace(/_\d+$/, ''));
      put(name, buttonsNow()[from] as Button, from);
      return name;
    },
    /** The page is left without it as well. */
    remove: (name: string) =>
      run({ key: 'studio.did.remove', values: { thing: titleOf(name) } }, (step) => {
        step.write(element(name), { to: undefined });
        onPage(step, (names) => names.filter((each) => each !== name));
      }),
    /** In the API, and where the page names it. */
    rename: (from: string, to: string) =>
      run({ key: 'studio.did.rename', values: { thing: titleOf(from) } }, (step) => {
        step.write(element(to), { to: buttonsNow()[from] as unknown as Json, place: { after: from } });
        step.write(element(from), { to: undefined });
        onPage(step, (names) => names.map((each) => (each === from ? to : each)));
      }),
    setKind: (name: string, kind: ButtonKindName) =>
      run({ key: 'studio.did.set', values: { setting: { text: 'buttons.does' }, thing: titleOf(name) } }, (step) => {
        step.write(element(name, 'does'), { to: { kind, inputs: beginsWith(kind) } as Json });
        const fits: readonly string[] = buttonKinds[kind].places ?? ['record', 'list', 'selection'];
        const places = (buttonsNow()[name]?.places ?? []).filter((place) => fits.includes(place));
        step.write(element(name, 'places'), { to: places.length > 0 ? places : [...fits] });
      }),
    move(name: string, by: number) {
      const names = inButtonOrder(buttonsNow()).map(([each]) => each);
      const at = names.indexOf(name);
      const to = Math.max(0, Math.min(names.length - 1, at + by));
      if (to === at) return;
      const next = names.toSpliced(at, 1).toSpliced(to, 0, name);
      run({ key: 'studio.did.move', values: { thing: titleOf(name) } }, (step) => {
        for (const [index, each] of next.entries()) step.write(element(each, 'order'), { to: (index + 1) * 10 });
      });
    },
  };
}

/** What a kind is told until somebody says more. */
function beginsWith(kind: ButtonKindName): Record<string, unknown> {
  const begun: Record<string, unknown> = {};
  for (const [name, { required, type }] of Object.entries(buttonKinds[kind].inputs))
    if (required) begun[name] = type === 'values' || type === 'texts' ? {} : '';
  return begun;
}
