import { optionField } from '../../../../../../metadata/check/field-demands.ts';
import { useText } from '../../../../base/use-text.ts';
import { FieldControl, NamesControl, useFieldChoices } from '../../../controls/reference-controls.tsx';
import { PropertiesPanel } from '../../../frame/properties-panel.tsx';
import { ButtonsControl } from './buttons-control.tsx';
import type { PanelProps } from './element-panel.tsx';
import { useLayoutBound } from './use-layout-bound.ts';

/** What holds for the page as a whole: its head, its stages, and what it leaves out on purpose. */
export function PagePanel({ object, fields }: PanelProps) {
  const t = useText();
  const bound = useLayoutBound(object, [], fields.label);
  const all = useFieldChoices(object, undefined, true);
  const own = useFieldChoices(object);
  return (
    <PropertiesPanel
      element={{ kind: 'layout', name: object, at: [] }}
      icon="layout-list"
      title={fields.label}
      aside={t('studio.page')}
    >
      <NamesControl
        label={t('studio.inHead')}
        help={t('studio.inHeadHelp')}
        choices={all}
        bound={emptied(bound<string[]>('highlights', 'studio.inHead'))}
      />
      <ButtonsControl
        label={t('buttons.inHead')}
        help={t('buttons.inHeadHelp')}
        fields={fields}
        bound={bound<string[]>('buttons', 'buttons.inHead')}
      />
      <FieldControl
        label={t('studio.stageBar')}
        help={t('studio.stageBarHelp')}
        object={object}
        fits={optionField.fits}
        clearable
        bound={bound('stage', 'studio.stageBar')}
      />
      <NamesControl
        label={t('studio.leftOut')}
        help={t('studio.leftOutHelp')}
        choices={own}
        bound={bound('leaveOut', 'studio.leftOut')}
      />
    </PropertiesPanel>
  );
}

/** A list that a page always has is emptied, not taken away. */
function emptied<Bounded extends { write(to: string[] | undefined): void }>(bound: Bounded): Bounded {
  return { ...bound, write: (to: string[] | undefined) => bound.write(to ?? []) };
}
