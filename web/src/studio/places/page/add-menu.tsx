import type { LayoutBody } from '../../../../../metadata/define/layout.ts';
import { madeLabels } from '../../../../../metadata/define/made-labels.ts';
import type { ButtonModel, ObjectModel } from '../../../../../metadata/wire.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { MenuItem } from '../../../ui/menu.tsx';
import { BuildMenu } from '../../frame/build-menu.tsx';
import { useDraftDefinitions } from '../../model/draft-definitions.ts';
import { useDraftModel } from '../../model/with-draft-model.tsx';
import { relatedChoices } from './related-choices.ts';
import { reportChoices } from './report-choices.ts';
import type { Selected } from './selected.ts';
import type { PageSteps } from './use-page-steps.ts';

type Props = {
  object: string;
  body: LayoutBody;
  steps: PageSteps;
  selected: Selected;
  onSelect: (next: Selected) => void;
  onAddField: () => void;
};

/** What a page can get: a field, a section, a text, a list of related records, a tab, a variant. */
export function AddMenu({ object, body, steps, selected, onSelect, onAddField }: Props) {
  const t = useText();
  const label = useLabel();
  const model = useDraftModel();
  const reports = reportChoices(useDraftDefinitions(), object);
  const behind = selected?.list === 'sections' ? selected.id : undefined;
  const added = (list: NonNullable<Selected>['list'], id: string) => onSelect({ list, id });
  return (
    <BuildMenu label={t('studio.addToPage')}>
      <MenuItem icon="letter-case" onSelect={onAddField}>
        {t('studio.field')}
      </MenuItem>
      <MenuItem icon="layout-list" onSelect={() => added('sections', steps.addSection(behind))}>
        {t('studio.section')}
      </MenuItem>
      <MenuItem icon="note" onSelect={() => added('sections', steps.addSection(behind, { text: madeLabels.text }))}>
        {t('studio.textBlock')}
      </MenuItem>
      {reports.map(({ report, via, label: title }) => (
        <MenuItem
          key={`${report} ${via}`}
          icon="chart-bar"
          onSelect={() => added('sections', steps.addSection(behind, { label: title, report: { report, via } }))}
        >
          {t('studio.figuresOf', { report: label(title) })}
        </MenuItem>
      ))}
      {relatedChoices(model, object).map((list) => (
        <MenuItem
          key={`figures ${list.object} ${list.via}`}
          icon="chart-bar"
          onSelect={() => added('sections', steps.addFigures(behind, list))}
        >
          {t('reports.newOf', { object: label(list.label) })}
        </MenuItem>
      ))}
      <MenuItem icon="folder" onSelect={() => added('tabs', steps.addTab())}>
        {t('studio.tab')}
      </MenuItem>
      <MenuItem icon="arrows-split" onSelect={() => added('variants', steps.addVariant())}>
        {t('studio.variant')}
      </MenuItem>
      {(behind !== undefined || body.buttons !== undefined) &&
        buttonsLeft(model.objects[object], body).map(([name, button]) => (
          <MenuItem key={name} icon="hand-click" onSelect={() => steps.placeButton(name, button.label, behind)}>
            {t('buttons.addToPage', { button: label(button.label) })}
          </MenuItem>
        ))}
      {relatedChoices(model, object).map((list) => (
        <MenuItem
          key={`${list.object}.${list.via}`}
          icon="list-details"
          onSelect={() => added('related', steps.addRelated(list, list.label))}
        >
          {t('studio.relatedOf', { object: label(list.label) })}
        </MenuItem>
      ))}
    </BuildMenu>
  );
}

/** Buttons for the page of a record that stand nowhere on it by name. */
function buttonsLeft(object: ObjectModel | undefined, body: LayoutBody): [string, ButtonModel][] {
  const placed = new Set([...(body.buttons ?? []), ...body.sections.flatMap(({ buttons = [] }) => buttons)]);
  return Object.entries(object?.buttons ?? {}).filter(([name, { places }]) => places.includes('record') && !placed.has(name));
}
