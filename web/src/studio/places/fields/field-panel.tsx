import type { Field } from '../../../../../metadata/define/field.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { FieldType } from '../../../../../metadata/field-types/field-type.ts';
import { fieldTypes } from '../../../../../metadata/field-types/index.ts';
import { useText } from '../../../base/use-text.ts';
import { SwitchControl } from '../../controls/plain-controls.tsx';
import { TextPairControl } from '../../controls/text-pair-control.tsx';
import { ElementActions } from '../../frame/element-actions.tsx';
import { FormerNames } from '../../frame/former-names.tsx';
import { PropertiesPanel } from '../../frame/properties-panel.tsx';
import { useElementBound } from '../../store/use-element-bound.ts';
import { useStudioState } from '../../store/use-studio.ts';
import { ComputedTrial } from './computed-trial.tsx';
import { DefaultControl, takesDefault } from './default-control.tsx';
import { FieldGraphList } from './field-graph-list.tsx';
import { FieldName } from './field-name.tsx';
import styles from './fields-page.module.css';
import { SettingControl } from './setting-control.tsx';
import { TypeChange } from './type-change.tsx';
import { TypePicker } from './type-picker.tsx';
import { useFieldSteps } from './use-field-steps.ts';

type Props = { object: string; name: string; field: Field; onRemove: () => void };

/** The settings of a field: what every field has, and what its type says of itself. */
export function FieldPanel({ object, name, field, onRemove }: Props) {
  const t = useText();
  const steps = useFieldSteps(object);
  const element = { kind: 'object', name: object, at: ['fields', name] };
  const type = fieldTypes[field.type] as FieldType | undefined;
  const settings = type?.design.settings ?? [];
  const bound = useElementBound(element, field.label);
  const published = useStudioState(({ definitions }) => {
    const body = definitions.get(`object/${object}`)?.body as ObjectBody | undefined;
    return body?.fields[name] ?? (field.was === undefined ? undefined : body?.fields[field.was]);
  });
  return (
    <PropertiesPanel
      element={element}
      icon={type?.design.icon}
      title={field.label}
      usedBy={{ object, field: name }}
      more={
        <>
          <TextPairControl label={t('studio.help')} bound={bound('help', 'studio.help')} optional />
          {type?.design.typed && (
            <TextPairControl
              label={t('studio.placeholder')}
              help={t('studio.placeholderHelp')}
              bound={bound('placeholder', 'studio.placeholder')}
              optional
            />
          )}
          <SwitchControl
            label={t('studio.readOnly')}
            help={t('studio.readOnlyHelp')}
            bound={bound('readOnly', 'studio.readOnly')}
          />
          {!type?.readOnly && takesDefault(field) && (
            <DefaultControl label={t('studio.default')} {...{ object, name, field }} bound={bound('default', 'studio.default')} />
          )}
          {settings
            .filter(({ rare }) => rare)
            .map((setting) => (
              <SettingControl key={setting.name} object={object} element={element} field={field} setting={setting} />
            ))}
        </>
      }
      actions={<ElementActions onCopy={() => void steps.copy(name)} remove={{ label: t('studio.deleteField'), run: onRemove }} />}
    >
      <TextPairControl label={t('studio.name')} bound={bound('label', 'studio.name')} />
      <FieldName object={object} name={name} />
      <FormerNames element={element} aliases={field.aliases} label={field.label} />
      <div className={styles.typeLine} data-builds>
        <span>{t('studio.type')}</span>
        <TypePicker value={field.type} onPick={(next) => next !== field.type && steps.changeType(name, next)} />
      </div>
      {published && published.type !== field.type && (
        <TypeChange object={object} name={name} field={field} from={published} onBack={() => steps.setBack(name, published)} />
      )}
      {!type?.readOnly && (
        <>
          <SwitchControl label={t('studio.required')} bound={bound('required', 'studio.required')} />
          <SwitchControl label={t('studio.unique')} bound={bound('unique', 'studio.unique')} />
        </>
      )}
      {settings
        .filter(({ rare }) => !rare)
        .map((setting) => (
          <SettingControl key={setting.name} object={object} element={element} field={field} setting={setting} />
        ))}
      {type && <ComputedTrial object={object} element={element} field={field} />}
      <FieldGraphList object={object} name={name} />
    </PropertiesPanel>
  );
}
