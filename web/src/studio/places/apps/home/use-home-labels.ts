import type { AppBody, FirstStep, HomeCard } from '../../../../../../metadata/define/app.ts';
import type { Label } from '../../../../../../metadata/label.ts';
import { type TextKey, useText } from '../../../../base/use-text.ts';
import { useDraftDefinitions } from '../../../model/draft-definitions.ts';
import type { HomeElement } from './home-elements.ts';

/** What cards and first steps are called: what they show, or what they are. */
export function useHomeLabels(body: AppBody | undefined): (element: HomeElement) => Label {
  const t = useText();
  const definitions = useDraftDefinitions();
  const labelOf = (kind: string, name: string): Label | undefined =>
    (definitions.find((each) => each.kind === kind && each.name === name)?.body as { label?: Label } | undefined)?.label;
  return ({ list, id }) => {
    const item = ((body?.[list] ?? []) as (HomeCard | FirstStep)[]).find((each) => each.id === id);
    if (!item) return { zh: id, en: id };
    const own = 'label' in item ? item.label : undefined;
    if (own) return own;
    if ('step' in item) return about(`menus.step.${item.step}`, labelOf('object', item.object));
    const shown =
      'dashboard' in item
        ? labelOf('dashboard', item.dashboard)
        : 'view' in item
          ? labelOf('view', item.view)
          : 'object' in item
            ? labelOf('object', item.object)
            : undefined;
    return about(`menus.card.${item.card}`, shown);
  };

  /** `Records: Open deals`, in the language on screen whatever the thing is called in the other. */
  function about(key: TextKey, thing: Label | undefined): Label {
    const kind = t(key);
    return thing ? { zh: `${kind}：${thing.zh}`, en: `${kind}: ${thing.en}` } : { zh: kind, en: kind };
  }
}
