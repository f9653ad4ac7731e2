import type { LayoutBody } from '../../../../../../metadata/define/layout.ts';
import { elementId } from '../../../../../../metadata/layouts/choose-layout.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { ChoiceControl } from '../../../controls/plain-controls.tsx';
import type { Bound } from '../../../store/use-studio.ts';

/** On which tab an element stands. */
export function TabChoice({ body, bound }: { body: LayoutBody; bound: Bound<string> }) {
  const t = useText();
  const label = useLabel();
  const tabs = (body.tabs ?? []).map((tab) => ({ value: elementId('tabs', tab), label: label(tab.label) }));
  if (tabs.length === 0) return null;
  return <ChoiceControl label={t('studio.onTab')} none={t('record.part.overview')} choices={tabs} bound={bound} />;
}
