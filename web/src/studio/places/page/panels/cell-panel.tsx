import { fieldTypes } from '../../../../../../metadata/field-types/index.ts';
import { paths } from '../../../../base/paths.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { Link } from '../../../../ui/link.tsx';
import { SwitchControl } from '../../../controls/plain-controls.tsx';
import { Property } from '../../../controls/property.tsx';
import { ElementActions } from '../../../frame/element-actions.tsx';
import { MoveMenu } from '../../../frame/move-menu.tsx';
import { PropertiesPanel } from '../../../frame/properties-panel.tsx';
import { useDraftModel } from '../../../model/with-draft-model.tsx';
import { type DesignedSection, designedPage } from '../page-body.ts';
import { labelOfPath } from '../page-labels.ts';
import { usePageSteps } from '../use-page-steps.ts';
import { ConditionControls } from './condition-controls.tsx';
import type { PanelProps } from './element-panel.tsx';
import { useLayoutBound } from './use-layout-bound.ts';

/** A field in its section: its width, its place, when it is there; and the way to what the field itself is. */
export function CellPanel({
  object,
  body,
  fields,
  section,
  path,
  onSelect,
}: PanelProps & { section: DesignedSection; path: string }) {
  const t = useText();
  const label = useLabel();
  const steps = usePageSteps(object);
  const name = labelOfPath(useDraftModel(), object, path);
  const bound = useLayoutBound(object, ['sections', section.id, 'cells', path], name);
  const page = designedPage(body, fields);
  const own = fields.fields[path];
  const select = (id: string) => onSelect({ list: 'sections', id, field: path });
  const shift = (by: number) => select(steps.shiftField(path, section.id, by));
  return (
    <PropertiesPanel
      element={{ kind: 'layout', name: object, at: ['sections', section.id, 'cells', path] }}
      icon={own && fieldTypes[own.type]?.design.icon}
      title={name}
      aside={label(section.label)}
      more={<ConditionControls object={object} at={['sections', section.id, 'cells', path]} thing={name} />}
      actions={
        <ElementActions
          onMove={shift}
          remove={{
            label: t('studio.takeOff'),
            icon: 'eye-off',
            run: () => {
              steps.takeOffField(path, section.id);
              onSelect({ list: 'sections', id: section.id });
            },
          }}
        >
          <MoveMenu
            places={page.sections}
            here={section.id}
            onMove={(id) => {
              steps.moveField(path, section.id, { section: id });
              select(id);
            }}
          />
        </ElementActions>
      }
    >
      <SwitchControl label={t('studio.wide')} bound={bound('wide', 'studio.wide')} />
      <Property label={t('studio.fieldItself')} bound={{ ...bound('when', 'studio.when'), isOwn: false }}>
        {({ id }) => (
          <p id={id}>
            {own ? <Link to={paths.studio('objects', object, 'fields', path)}>{t('studio.toField')}</Link> : t('studio.farField')}
          </p>
        )}
      </Property>
    </PropertiesPanel>
  );
}
