import type { ReactNode } from 'react';
import { paths } from '../../../base/paths.ts';
import { useGo } from '../../../ui/use-go.ts';
import type { ListedElement } from '../../frame/element-list.tsx';
import { ObjectFrame } from './object-frame.tsx';

type Steps = { move(name: string, by: number): void; remove(name: string): void; copy(name: string): string };

/** What is done to the member that is selected, from its panel. */
export type MemberDeeds = { onCopy: () => void; onRemove: () => void };

type Props = {
  object: string;
  list: 'rules' | 'gates' | 'buttons' | 'documents';
  selected: string | undefined;
  elements: readonly ListedElement[];
  add: { label: string; run: () => void };
  steps: Steps;
  /** The settings of the one that is selected. */
  panel: (deeds: MemberDeeds) => ReactNode;
  children: ReactNode;
};

/** The frame of what an object has several of, in an order of their own: listed on the left, set on the right, built in the middle. */
export function MemberPage({ object, list, selected, elements, add, steps, panel, children }: Props) {
  const go = useGo();
  const at = (...name: string[]) => paths.studio('objects', object, list, ...name);
  const copy = (name: string) => void go(at(steps.copy(name)));
  const remove = (name: string) => {
    steps.remove(name);
    void go(at());
  };
  return (
    <ObjectFrame
      object={object}
      here={list}
      up={selected ? at() : paths.studio('objects', object)}
      list={{
        elements,
        selected,
        add,
        onMove: steps.move,
        onRemove: remove,
        onCopy: copy,
      }}
      panel={selected === undefined ? undefined : panel({ onCopy: () => copy(selected), onRemove: () => remove(selected) })}
    >
      {children}
    </ObjectFrame>
  );
}
