import type { TextKey } from '../../base/text.ts';
import type { Element } from './commands.ts';
import type { StepWords } from './state.ts';
import { type Bound, useBinder } from './use-studio.ts';

type Said = NonNullable<StepWords['values']>[string];

/** Binds settings of one element, by the ways that lead to them in it: `bound('hide.fields', 'studio.hidesFields')`. `thing` is what it is called in a step. */
export function useElementBound(element: Element, thing: Said) {
  const bind = useBinder(element);
  return <Value>(way: string, setting: TextKey | { label: Said }): Bound<Value> =>
    bind<Value>(
      { ...element, at: [...element.at, ...way.split('.')] },
      { key: 'studio.did.set', values: { setting: typeof setting === 'string' ? { text: setting } : setting.label, thing } },
    );
}
