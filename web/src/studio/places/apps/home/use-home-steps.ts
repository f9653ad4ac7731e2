import type { AppBody, FirstStep, HomeCard } from '../../../../../../metadata/define/app.ts';
import type { Label } from '../../../../../../metadata/label.ts';
import type { Json } from '../../../../../../metadata/merge/json.ts';
import { bodyOf } from '../../../store/state.ts';
import { useStudio } from '../../../store/studio-provider.tsx';
import { useRun } from '../../../store/use-studio.ts';
import type { HomeElement } from './home-elements.ts';

/** What is done to the cards and first steps of an app, each as one step. `labelOf` says what an element is called. */
export function useHomeSteps(app: string, labelOf: (element: HomeElement) => Label) {
  const run = useRun();
  const { store } = useStudio();
  const at = (...way: string[]) => ({ kind: 'app', name: app, at: way });
  const now = () => bodyOf(store.get(), at()) as unknown as AppBody;
  const idsOf = (list: HomeElement['list']) => (now()[list] ?? []).map(({ id }) => id);
  const freeId = (list: HomeElement['list'], base: string): string => {
    const taken = idsOf(list);
    if (!taken.includes(base)) return base;
    let number = 2;
    while (taken.includes(`${base}_${number}`)) number++;
    return `${base}_${number}`;
  };
  const write = (list: HomeElement['list'], item: HomeCard | FirstStep, { thing, after }: { thing: Label; after?: string }) => {
    run({ key: 'studio.did.add', values: { thing } }, (step) =>
      step.write(at(list, item.id), { to: item as unknown as Json, ...(after !== undefined && { place: { after } }) }),
    );
    return item.id;
  };
  return {
    freeId,
    addCard: (card: HomeCard, thing: Label) => write('home', card, { thing }),
    addStep: (object: string, thing: Label) =>
      write('firstSteps', { id: freeId('firstSteps', object), step: 'create', object }, { thing }),
    copy(element: HomeElement): string | undefined {
      const item = (now()[element.list] as (HomeCard | FirstStep)[] | undefined)?.find(({ id }) => id === element.id);
      if (!item) return undefined;
      const copied = { ...structuredClone(item), id: freeId(element.list, element.id) };
      return write(element.list, copied, { thing: labelOf(element), after: element.id });
    },
    remove: (element: HomeElement) =>
      run({ key: 'studio.did.remove', values: { thing: labelOf(element) } }, (step) =>
        step.write(at(element.list, element.id), { to: undefined }),
      ),
    move: (element: HomeElement, by: number) =>
      run({ key: 'studio.did.move', values: { thing: labelOf(element) } }, (step) => step.move(at(element.list, element.id), by)),
    /** Another object has other days and other things to tick, so they are chosen anew with it. */
    replace: (card: HomeCard, thing: Label) =>
      run({ key: 'studio.did.change', values: { thing } }, (step) =>
        step.write(at('home', card.id), { to: card as unknown as Json }),
      ),
  };
}

export type HomeSteps = ReturnType<typeof useHomeSteps>;
