import type { LayoutReport } from '../../../../../../metadata/define/layout.ts';
import type { Label } from '../../../../../../metadata/label.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { Link } from '../../../../ui/link.tsx';
import { ChoiceControl, SwitchControl } from '../../../controls/plain-controls.tsx';
import { TextPairControl } from '../../../controls/text-pair-control.tsx';
import { ElementActions } from '../../../frame/element-actions.tsx';
import { PropertiesPanel } from '../../../frame/properties-panel.tsx';
import { useDraftDefinitions } from '../../../model/draft-definitions.ts';
import type { Bound } from '../../../store/use-studio.ts';
import { reportAddress } from '../../reports/use-reports.ts';
import type { DesignedSection } from '../page-body.ts';
import { reportChoices } from '../report-choices.ts';
import { usePageSteps } from '../use-page-steps.ts';
import { ButtonsControl } from './buttons-control.tsx';
import { ConditionControls } from './condition-controls.tsx';
import type { PanelProps } from './element-panel.tsx';
import { TabChoice } from './tab-choice.tsx';
import { useLayoutBound, useNameBound } from './use-layout-bound.ts';

/** A section: its name, columns, tab and text, and when it is there. */
export function SectionPanel({ object, body, fields, section, onSelect }: PanelProps & { section: DesignedSection }) {
  const t = useText();
  const steps = usePageSteps(object);
  const { id, label } = section;
  const at = ['sections', id];
  const bound = useLayoutBound(object, at, label);
  const columns = bound<number>('columns', 'studio.columns');
  return (
    <PropertiesPanel
      element={{ kind: 'layout', name: object, at }}
      icon="layout-list"
      title={label}
      aside={t('studio.section')}
      more={<ConditionControls object={object} at={at} thing={label} />}
      actions={
        <ElementActions
          onMove={(by) => steps.shift('sections', id, by, label)}
          onCopy={() => {
            const copy = steps.copySection(id);
            if (copy) onSelect({ list: 'sections', id: copy });
          }}
          remove={{
            label: t('studio.takeOff'),
            run: () => {
              steps.remove('sections', id, label);
              onSelect(undefined);
            },
          }}
        />
      }
    >
      <TextPairControl label={t('studio.name')} bound={useNameBound(object, { list: 'sections', id, label })} />
      <ChoiceControl
        label={t('studio.columns')}
        choices={['1', '2', '3'].map((value) => ({ value, label: t(`studio.columns.${value as '1'}`) }))}
        bound={asText(columns)}
      />
      <TabChoice body={body} bound={bound('tab', 'studio.onTab')} />
      <SwitchControl label={t('studio.folded')} bound={bound('folded', 'studio.folded')} />
      <TextPairControl
        label={t('studio.textBlock')}
        help={t('studio.textBlockHelp')}
        bound={bound<Label>('text', 'studio.textBlock')}
        optional
        lines
      />
      <ButtonsControl
        label={t('buttons.title')}
        help={t('buttons.inSectionHelp')}
        fields={fields}
        bound={bound<string[]>('buttons', 'buttons.title')}
      />
      <ReportChoice object={object} bound={bound('report', 'studio.figures')} />
    </PropertiesPanel>
  );
}

/** Figures of the record's own records: a report over records that lead here. */
function ReportChoice({ object, bound }: { object: string; bound: Bound<LayoutReport> }) {
  const t = useText();
  const label = useLabel();
  const choices = reportChoices(useDraftDefinitions(), object).map(({ report, via, label: title }) => ({
    value: `${report} ${via}`,
    label: label(title),
  }));
  const value = bound.value && `${bound.value.report} ${bound.value.via}`;
  if (choices.length === 0 && value === undefined) return null;
  return (
    <>
      <ChoiceControl
        label={t('studio.figures')}
        help={t('studio.figuresHelp')}
        none={t('studio.noFigures')}
        choices={choices}
        bound={{
          ...bound,
          value,
          write(to) {
            const [report, via] = (to ?? '').split(' ');
            bound.write(report && via ? { report, via } : undefined);
          },
        }}
      />
      {bound.value && <Link to={reportAddress(bound.value.report)}>{t('reports.whatItCounts')}</Link>}
    </>
  );
}

function asText(bound: Bound<number>): Bound<string> {
  return {
    ...bound,
    value: String(bound.value ?? 1),
    write: (to) => bound.write(to === undefined || to === '1' ? undefined : Number(to)),
  };
}
