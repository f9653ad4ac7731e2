import { checklistField } from '../../../../../metadata/check/field-demands.ts';
import type { Field } from '../../../../../metadata/define/field.ts';
import type { GateDemands } from '../../../../../metadata/define/gate.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import { fieldType } from '../../../../../metadata/field-types/index.ts';
import type { Json } from '../../../../../metadata/merge/json.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { NamesControl, useFieldChoices } from '../../controls/reference-controls.tsx';
import { TextPairControl } from '../../controls/text-pair-control.tsx';
import { useElementBound } from '../../store/use-element-bound.ts';
import { useBody, useRun } from '../../store/use-studio.ts';
import { FieldOptions } from '../fields/field-options.tsx';
import { useFieldSteps } from '../fields/use-field-steps.ts';
import { ConditionControl } from '../rules/condition-control.tsx';
import styles from './gates.module.css';
import { useGateSteps } from './use-gate-steps.ts';

type Props = { object: string; name: string; way: 'enter' | 'leave' };

/** What a record needs to enter a stage, or to leave it: values and documents, things that are done, and conditions. */
export function DemandsControl({ object, name, way }: Props) {
  const t = useText();
  const { titleOf } = useGateSteps(object);
  const bound = useElementBound({ kind: 'object', name: object, at: ['gates', name] }, titleOf(name));
  const fields = useFieldChoices(object, isWritten);
  return (
    <section className={styles.demands} aria-label={t(`gates.${way}`)}>
      <h4>{t(`gates.${way}`)}</h4>
      <p className={styles.about}>{t(`gates.${way}Help`)}</p>
      <NamesControl
        label={t('gates.fields')}
        help={t('gates.fieldsHelp')}
        bound={bound(`${way}.fields`, 'gates.fields')}
        choices={fields}
      />
      <Checklists object={object} name={name} way={way} />
      <Conditions object={object} name={name} way={way} />
    </section>
  );
}

function isWritten(field: Field): boolean {
  return !field.readOnly && !fieldType(field).readOnly;
}

/** What is to be ticked, to be changed in place, and a new list. */
function Checklists({ object, name, way }: Props) {
  const t = useText();
  const label = useLabel();
  const body = useBody<ObjectBody>({ kind: 'object', name: object });
  const run = useRun();
  const { titleOf } = useGateSteps(object);
  const { add } = useFieldSteps(object);
  const lists = useFieldChoices(object, checklistField.fits);
  const bound = useElementBound({ kind: 'object', name: object, at: ['gates', name] }, titleOf(name));
  const chosen = bound<string[]>(`${way}.checklists`, 'gates.checklists');
  const names = chosen.value ?? [];
  const element = { kind: 'object', name: object, at: ['gates', name, way, 'checklists'] };
  const make = async () => {
    const stage = titleOf(name);
    const called = t('gates.checklistOf', { stage: label(stage) });
    const made = await add({ label: called, type: 'choices', options: [t('gates.firstItem')] });
    run({ key: 'studio.did.set', values: { setting: { text: 'gates.checklists' }, thing: stage } }, (step) =>
      step.write(element, { to: [...((step.read(element) as string[] | undefined) ?? []), made] }),
    );
  };
  return (
    <>
      {lists.length > 0 && (
        <NamesControl label={t('gates.checklists')} help={t('gates.checklistsHelp')} bound={chosen} choices={lists} />
      )}
      {names.map((field) => {
        const definition = body?.fields[field];
        if (!definition) return null;
        const place = { kind: 'object', name: object, at: ['fields', field, 'options'] };
        return <ChecklistItems key={field} object={object} element={place} field={definition} />;
      })}
      <div>
        <Button size="sm" variant="ghost" icon={<Icon name="plus" />} onClick={make}>
          {t('gates.newChecklist')}
        </Button>
      </div>
    </>
  );
}

function ChecklistItems(props: { object: string; element: { kind: string; name: string; at: string[] }; field: Field }) {
  const label = useLabel();
  return <FieldOptions label={label(props.field.label)} {...props} />;
}

function Conditions({ object, name, way }: Props) {
  const t = useText();
  const run = useRun();
  const { titleOf } = useGateSteps(object);
  const body = useBody<ObjectBody>({ kind: 'object', name: object });
  const conditions: NonNullable<GateDemands['conditions']> = body?.gates?.[name]?.[way]?.conditions ?? {};
  const element = (...at: string[]) => ({ kind: 'object', name: object, at: ['gates', name, way, 'conditions', ...at] });
  const words = { values: { setting: { text: 'gates.condition' }, thing: titleOf(name) } } as const;
  const add = () => {
    const free = [...Array(1000).keys()].map((at) => `condition${at === 0 ? '' : `_${at + 1}`}`);
    const made = free.find((each) => !Object.hasOwn(conditions, each)) as string;
    const to = { holds: '', message: { zh: '', en: '' } } as unknown as Json;
    run({ key: 'studio.did.set', ...words }, (step) => step.write(element(made), { to }));
  };
  const remove = (each: string) =>
    run({ key: 'studio.did.set', ...words }, (step) => step.write(element(each), { to: undefined }));
  return (
    <>
      {Object.keys(conditions).map((each) => (
        <div key={each} className={styles.condition}>
          <ConditionOf object={object} element={element(each)} thing={titleOf(name)} />
          <IconButton size="sm" icon={<Icon name="x" />} label={t('gates.removeCondition')} onClick={() => remove(each)} />
        </div>
      ))}
      <div>
        <Button size="sm" variant="ghost" icon={<Icon name="plus" />} onClick={add}>
          {t('gates.newCondition')}
        </Button>
      </div>
    </>
  );
}

type ConditionProps = {
  object: string;
  element: { kind: string; name: string; at: string[] };
  thing: { zh: string; en: string };
};

function ConditionOf({ object, element, thing }: ConditionProps) {
  const t = useText();
  const bound = useElementBound(element, thing);
  return (
    <div className={styles.conditionBody}>
      <ConditionControl object={object} bound={bound<string>('holds', 'gates.condition')} isNeeded />
      <TextPairControl label={t('gates.message')} help={t('gates.messageHelp')} bound={bound('message', 'gates.message')} />
    </div>
  );
}
