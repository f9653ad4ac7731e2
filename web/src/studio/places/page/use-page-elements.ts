import type { LayoutBody } from '../../../../../metadata/define/layout.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { Label } from '../../../../../metadata/label.ts';
import { useText } from '../../../base/use-text.ts';
import type { ListedElement } from '../../frame/element-list.tsx';
import { useProblems } from '../../model/use-problems.ts';
import { useDraftModel } from '../../model/with-draft-model.tsx';
import { designedPage } from './page-body.ts';
import { labelOfPath, labelOfRelated } from './page-labels.ts';
import { keyOf, pageAddress, type Selected, selectedOf } from './selected.ts';
import { usePageSteps } from './use-page-steps.ts';

type Given = {
  object: string;
  body: LayoutBody | undefined;
  fields: ObjectBody | undefined;
  select: (next: Selected) => void;
};
type Listed = ListedElement & { is: NonNullable<Selected> };

/** What stands on a page, in its order, and what the keys of the list do with it. */
export function usePageElements({ object, body, fields, select }: Given) {
  const t = useText();
  const steps = usePageSteps(object);
  const model = useDraftModel();
  const problems = useProblems().filter(({ kind, name }) => kind === 'layout' && name === object);
  const page = body && fields && designedPage(body, fields);

  const listed = (is: NonNullable<Selected>, label: Label, more: Partial<ListedElement> = {}): Listed => ({
    is,
    id: keyOf(is),
    label,
    to: pageAddress(object, is),
    hasProblem: problems.some(({ at }) => {
      const found = selectedOf(at);
      return found !== undefined && keyOf(found) === keyOf(is);
    }),
    ...more,
  });

  const elements: Listed[] = page
    ? [
        ...page.sections.flatMap(({ id, label, fields: paths }) => [
          listed({ list: 'sections', id }, label, { icon: 'layout-list' }),
          ...paths.map((field) => listed({ list: 'sections', id, field }, labelOfPath(model, object, field), { level: 1 })),
        ]),
        ...page.tabs.map(({ id, label }) => listed({ list: 'tabs', id }, label, { icon: 'folder', aside: t('studio.tab') })),
        ...page.related.map((list) =>
          listed({ list: 'related', id: list.id }, labelOfRelated(model, list), {
            icon: 'list-details',
            aside: t('studio.relatedList'),
          }),
        ),
        ...page.variants.map(({ id, label }) =>
          listed({ list: 'variants', id }, label, { icon: 'arrows-split', aside: t('studio.variant') }),
        ),
      ]
    : [];
  const find = (key: string) => elements.find(({ id }) => id === key);

  return {
    elements,
    move(key: string, by: number) {
      const found = find(key);
      if (!found) return;
      const { list, id, field } = found.is;
      if (field === undefined) steps.shift(list, id, by, found.label);
      else select({ list, id: steps.shiftField(field, id, by), field });
    },
    remove(key: string) {
      const found = find(key);
      if (!found) return;
      const { list, id, field } = found.is;
      if (field === undefined) steps.remove(list, id, found.label);
      else steps.takeOffField(field, id);
      select(undefined);
    },
    copy(key: string) {
      const found = find(key);
      if (found?.is.list !== 'sections' || found.is.field !== undefined) return;
      const id = steps.copySection(found.is.id);
      if (id !== undefined) select({ list: 'sections', id });
    },
  };
}
