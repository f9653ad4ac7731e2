import { useMemo } from 'react';
import type { LayoutBody, LayoutMode } from '../../../../../../metadata/define/layout.ts';
import type { ChosenLayout } from '../../../../../../metadata/layouts/choose-layout.ts';
import type { ObjectModel, WireRecord } from '../../../../../../metadata/wire.ts';
import { useMe } from '../../../../base/use-me.ts';
import { useModel } from '../../../../base/use-model.ts';
import { useChoosingSoon } from '../../../../records/model/use-layout.ts';
import { usePreview } from '../../../frame/preview.ts';

/** What of the page would be there now, for the record it is drawn with and for whom it is seen. A condition that is wrong holds for nothing. */
export function usePageNow(
  object: ObjectModel,
  body: LayoutBody,
  record: WireRecord,
  mode: LayoutMode = 'detail',
): ChosenLayout | undefined {
  const model = useModel();
  const me = useMe();
  const { role, width } = usePreview();
  const layout = model.layouts[object.name]?.[object.name] ?? body;
  const roles = useMemo(() => (role === null ? me.roles.map(({ name }) => name) : [role]), [me, role]);
  const choose = useChoosingSoon({ object, layout, use: { mode, screen: width, roles } });
  return useMemo(() => {
    try {
      return choose?.(record);
    } catch {
      // An expression that is being written; the panel says what is wrong with it.
      return undefined;
    }
  }, [choose, record]);
}
