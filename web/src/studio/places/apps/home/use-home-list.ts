import type { AppBody } from '../../../../../../metadata/define/app.ts';
import type { Label } from '../../../../../../metadata/label.ts';
import type { ListedElement } from '../../../frame/element-list.tsx';
import { useProblems } from '../../../model/use-problems.ts';
import { cardIcons } from './card-icons.ts';
import { type HomeElement, homeAddress } from './home-elements.ts';

export function listKey({ list, id }: HomeElement): string {
  return `${list}.${id}`;
}

type Given = { body: AppBody | undefined; labelOf: (element: HomeElement) => Label };

/** Cards in their order, and the first steps below theirs. */
export function useHomeList(app: string, { body, labelOf }: Given) {
  const problems = useProblems().filter(({ kind, name }) => kind === 'app' && name === app);
  const elements: HomeElement[] = (body?.home ?? []).flatMap(({ id, card }): HomeElement[] => [
    { list: 'home', id },
    ...(card === 'firstSteps' ? (body?.firstSteps ?? []).map((step) => ({ list: 'firstSteps' as const, id: step.id })) : []),
  ]);
  return {
    elements: elements.map((element): ListedElement => {
      const card = body?.home.find(({ id }) => element.list === 'home' && id === element.id)?.card;
      return {
        id: listKey(element),
        label: labelOf(element),
        icon: card ? cardIcons[card] : undefined,
        to: homeAddress(app, element),
        hasProblem: problems.some(({ at }) => at[0] === element.list && at[1] === element.id),
        ...(element.list === 'firstSteps' && { level: 1 }),
      };
    }),
    find: (key: string) => elements.find((element) => listKey(element) === key),
    placesOf: (key: string, by: number) => placesPassed(elements, key, by),
  };
}

/** By how many of its own kind an element goes that is moved by so many lines; by one at least. */
export function placesPassed(elements: readonly HomeElement[], key: string, by: number): number {
  const index = elements.findIndex((element) => listKey(element) === key);
  const passed = by > 0 ? elements.slice(index + 1, index + by + 1) : elements.slice(Math.max(0, index + by), index);
  const count = passed.filter(({ list }) => list === elements[index]?.list).length;
  return Math.sign(by) * Math.max(1, count);
}
