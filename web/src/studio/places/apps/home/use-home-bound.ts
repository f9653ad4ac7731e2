import type { Label } from '../../../../../../metadata/label.ts';
import type { TextKey } from '../../../../base/use-text.ts';
import { type Bound, useBound } from '../../../store/use-studio.ts';
import type { HomeElement } from './home-elements.ts';

/** Binds settings of a card or a first step: `bound('side', 'menus.side')`. */
export function useHomeBound(app: string, { list, id }: HomeElement, thing: Label) {
  return <Value>(member: string, setting: TextKey): Bound<Value> =>
    useBound<Value>(
      { kind: 'app', name: app, at: [list, id, member] },
      { key: 'studio.did.set', values: { setting: { text: setting }, thing } },
    );
}
