import type { DependentOptions, Field } from '../../../../../metadata/define/field.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { FieldSetting } from '../../../../../metadata/field-types/field-design.ts';
import { systemFields } from '../../../../../metadata/system-fields.ts';
import { useModel } from '../../../base/use-model.ts';
import { useLabel } from '../../../base/use-text.ts';
import { DependentOptionsControl } from '../../controls/dependent-options-control.tsx';
import { ExpressionControl } from '../../controls/expression-control.tsx';
import { FilterControl } from '../../controls/filter-control.tsx';
import { ChoiceControl, NumberControl, SwitchControl, TextControl, TextsControl } from '../../controls/plain-controls.tsx';
import { FieldControl, NamesControl, ObjectControl, useObjectChoices } from '../../controls/reference-controls.tsx';
import type { Element } from '../../store/commands.ts';
import { type Bound, useBody } from '../../store/use-studio.ts';
import { FieldOptions } from './field-options.tsx';
import { fitsSetting, targetsOf } from './fits-setting.ts';
import { ListControl } from './list-control.tsx';
import { NumberingControl } from './numbering-control.tsx';
import { ToManyControl } from './to-many-control.tsx';
import { useFieldFacts } from './use-field-facts.ts';
import { useSettledBound } from './use-settled-bound.ts';

type Props = { object: string; element: Element; field: Field; setting: FieldSetting };

/** Draws a setting of a type by what it takes, so that no type is known here by name. */
export function SettingControl({ object, element, field, setting }: Props) {
  const text = useLabel();
  const { currency, currencies } = useModel();
  const objects = useObjectChoices();
  const facts = useFieldFacts(object);
  const name = element.at[1] as string;
  const target = useTarget(object, field, setting);
  const place = { ...element, at: [...element.at, setting.name] };
  const bound = useSettledBound(place, { key: 'studio.did.set', values: { setting: setting.label, thing: field.label } });
  const of = <Value,>() => bound as unknown as Bound<Value>;
  const said = { label: text(setting.label), help: setting.help && text(setting.help) };
  switch (setting.takes) {
    case 'switch':
      return <SwitchControl {...said} bound={of<boolean>()} />;
    case 'whole':
      return <NumberControl {...said} bound={of<number>()} min={setting.min} max={setting.max} />;
    case 'number':
      return <NumberControl {...said} asText bound={of<string>()} />;
    case 'text':
    case 'region':
      return <TextControl {...said} bound={of<string>()} />;
    case 'numbering':
      return (
        <NumberingControl
          label={said.label}
          bound={of<string>()}
          start={('start' in field && field.start) || 1}
          step={('step' in field && field.step) || 1}
          gaps={'gaps' in field && field.gaps === true}
          given={facts(name).numbers}
        />
      );
    case 'texts':
      return <TextsControl {...said} bound={of<string[]>()} example={setting.example} />;
    case 'oneOf': {
      const choices = setting.choices.map(({ value, label }) => ({ value, label: text(label) }));
      return <ChoiceControl {...said} bound={of<string>()} choices={choices} none="—" />;
    }
    case 'currency': {
      const choices = [...new Set([currency, ...currencies])].map((value) => ({ value, label: value }));
      return <ChoiceControl {...said} bound={of<string>()} choices={choices} none={currency} />;
    }
    case 'object':
      return <ObjectControl {...said} bound={of<string>()} />;
    case 'objects':
      return <NamesControl {...said} bound={of<string[]>()} choices={[{ value: '*', label: '*' }, ...objects]} />;
    case 'field':
      if (setting.wantedWhen?.(field) === false) return null;
      if (setting.leads === 'many')
        return (
          <ToManyControl
            {...said}
            bound={of<string>()}
            {...{ object, place }}
            said={{ setting: setting.label, thing: field.label }}
            fits={(found) => fitsSetting(found, { object, field, setting })}
          />
        );
      return (
        <FieldControl
          {...said}
          bound={of<string>()}
          object={target}
          clearable
          withSystem={setting.leads === 'one' || setting.through !== undefined}
          fits={(found) => fitsSetting(found, { object, field, setting })}
        />
      );
    case 'filter':
      return <FilterControl {...said} bound={of()} object={target} />;
    case 'options':
      return <FieldOptions label={said.label} element={place} field={field} object={object} />;
    case 'list':
      return 'options' in field ? <ListControl label={said.label} element={element} field={field} /> : null;
    case 'expression':
      return <ExpressionControl {...said} bound={of<string>()} object={object} />;
    case 'dependentOptions':
      return <DependentOptionsControl {...said} object={object} name={name} field={field} bound={of<DependentOptions>()} />;
  }
}

/** The object that a field or filter of the setting is about. */
function useTarget(object: string, field: Field, setting: FieldSetting): string | undefined {
  const body = useBody<ObjectBody>({ kind: 'object', name: object });
  const members = field as unknown as Record<string, unknown>;
  if ('of' in setting && setting.of) return members[setting.of] as string | undefined;
  if (!('through' in setting) || !setting.through) return object;
  const fields: Readonly<Record<string, Field>> = { ...systemFields, ...body?.fields };
  return targetsOf(fields[String(members[setting.through])])[0];
}
