import { buttonKinds, inButtonOrder } from '../../../../../metadata/buttons/index.ts';
import { type Button, type ButtonPlace, buttonPlaces } from '../../../../../metadata/define/button.ts';
import type { LayoutBody } from '../../../../../metadata/define/layout.ts';
import { elementId } from '../../../../../metadata/layouts/choose-layout.ts';
import type { Json } from '../../../../../metadata/merge/json.ts';
import type { StepBuilder } from '../../store/commands.ts';
import { useRun } from '../../store/use-studio.ts';
import { useMemberSteps } from '../objects/use-member-steps.ts';

export type ButtonKindName = keyof typeof buttonKinds;

/** What is done to whole buttons of an object. */
export function useButtonSteps(object: string) {
  const run = useRun();
  const members = useMemberSteps<Button>(object, {
    list: 'buttons',
    inOrder: inButtonOrder,
    titleOf: (name, button) => button?.label ?? { zh: name, en: name },
  });
  const { element, now: buttonsNow, titleOf, move } = members;

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
    move,
    add(kind: ButtonKindName): string {
      const { label } = buttonKinds[kind];
      return members.add('button', { label, places: placesOf(kind), does: { kind, inputs: beginsWith(kind) } }, label);
    },
    copy: (from: string) => members.copy(from, titleOf(from)),
    /** The page is left without it as well. */
    remove: (name: string) => members.remove(name, (step) => onPage(step, (names) => names.filter((each) => each !== name))),
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
        const fits = placesOf(kind);
        const places = (buttonsNow()[name]?.places ?? []).filter((place) => fits.includes(place));
        step.write(element(name, 'places'), { to: places.length > 0 ? places : fits });
      }),
  };
}

function placesOf(kind: ButtonKindName): ButtonPlace[] {
  return [...(buttonKinds[kind].places ?? buttonPlaces)];
}

/** What a kind is told until somebody says more. */
function beginsWith(kind: ButtonKindName): Record<string, unknown> {
  const begun: Record<string, unknown> = {};
  for (const [name, { required, type }] of Object.entries(buttonKinds[kind].inputs))
    if (required) begun[name] = type === 'values' || type === 'texts' ? {} : '';
  return begun;
}
