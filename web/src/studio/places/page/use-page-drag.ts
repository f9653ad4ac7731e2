import type { LayoutBody } from '../../../../../metadata/define/layout.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { Label } from '../../../../../metadata/label.ts';
import { useModel } from '../../../base/use-model.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import type { Drop } from '../../frame/drag-space.tsx';
import { designedPage } from './page-body.ts';
import { elementDrop, fieldDrop, restFieldOf } from './page-drop.ts';
import { labelOfPath, labelOfRelated } from './page-labels.ts';
import { type Selected, selectedOfKey } from './selected.ts';
import { usePageSteps } from './use-page-steps.ts';

type Given = { object: string; body: LayoutBody; fields: ObjectBody; select: (next: Selected) => void };

/** What dragging does on a page, and what is said of it. */
export function usePageDrag({ object, body, fields, select }: Given) {
  const t = useText();
  const label = useLabel();
  const model = useModel();
  const steps = usePageSteps(object);
  const page = designedPage(body, fields);

  function labelOf(key: string): Label | undefined {
    const is = selectedOfKey(key);
    const field = restFieldOf(key) ?? is?.field;
    if (field !== undefined) return labelOfPath(model, object, field);
    if (is?.list === 'related') {
      const list = page.related.find(({ id }) => id === is.id);
      return list && labelOfRelated(model, list);
    }
    const tab = key.startsWith('parts.') ? key.slice('parts.'.length) : undefined;
    return page[is?.list ?? 'tabs'].find(({ id }) => id === (is?.id ?? tab))?.label as Label | undefined;
  }

  return {
    nameOf: (key: string) => label(labelOf(key)) || t('studio.page'),
    onDrop(key: string, drop: Drop) {
      const is = selectedOfKey(key);
      const path = restFieldOf(key) ?? is?.field;
      if (path !== undefined) {
        const to = fieldDrop(page, path, drop);
        if (!to) return;
        if (is?.field === undefined) steps.placeField(path, to);
        else steps.moveField(path, is.id, to);
        select({ list: 'sections', id: to.section, field: path });
        return;
      }
      const to = is && elementDrop(page, is.list, is.id, drop);
      if (!is || !to) return;
      steps.placeElement(is.list, is.id, { label: labelOf(key) ?? { zh: is.id, en: is.id }, ...to });
      select(is);
    },
  };
}
