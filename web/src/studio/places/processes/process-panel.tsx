import type { ProcessBody, ProcessTrigger } from '../../../../../metadata/define/process.ts';
import { useText } from '../../../base/use-text.ts';
import { FilterControl } from '../../controls/filter-control.tsx';
import { SwitchControl } from '../../controls/plain-controls.tsx';
import { Property } from '../../controls/property.tsx';
import { NamesControl, ObjectControl, useFieldChoices } from '../../controls/reference-controls.tsx';
import { TextPairControl } from '../../controls/text-pair-control.tsx';
import { ElementActions } from '../../frame/element-actions.tsx';
import { PropertiesPanel } from '../../frame/properties-panel.tsx';
import { useElementBound } from '../../store/use-element-bound.ts';
import styles from './processes.module.css';
import { useProcessSteps } from './use-process-steps.ts';

type Props = { name: string; process: ProcessBody; onCopy: () => void; onRemove: () => void };

/** What a process is called, what sets it off, and whether it is on. */
export function ProcessPanel({ name, process, onCopy, onRemove }: Props) {
  const t = useText();
  const steps = useProcessSteps(name);
  const element = { kind: 'process', name, at: [] };
  const bound = useElementBound(element, process.label);
  const { trigger } = process;
  const object = bound<string>('trigger.object', 'processes.object');
  const whenBound = bound<NonNullable<ProcessTrigger['when']>>('trigger.when', 'processes.onlyWhere');
  const fields = useFieldChoices(trigger.object);
  return (
    <PropertiesPanel
      element={element}
      icon="bolt"
      title={process.label}
      aside={<code>{name}</code>}
      usedBy={{ kind: 'process', name }}
      actions={<ElementActions onCopy={onCopy} remove={{ label: t('processes.delete'), run: onRemove }} />}
    >
      <TextPairControl label={t('studio.name')} bound={bound('label', 'studio.name')} />
      <SwitchControl
        label={t('processes.isOn')}
        help={t('processes.isOnHelp')}
        bound={bound('active', 'processes.isOn')}
        standard
      />
      <ObjectControl
        label={t('processes.object')}
        bound={{ ...object, write: (to) => to !== undefined && to !== trigger.object && steps.setObject(to) }}
      />
      <OnControl name={name} process={process} />
      {trigger.on.includes('update') && (
        <NamesControl
          label={t('processes.changed')}
          help={t('processes.changedHelp')}
          bound={bound('trigger.changed', 'processes.changed')}
          choices={fields}
        />
      )}
      <FilterControl label={t('processes.onlyWhere')} help={t('processes.whereHelp')} object={trigger.object} bound={whenBound} />
    </PropertiesPanel>
  );
}

const changes = ['create', 'update'] as const;

/** What has to happen to a record: one thing at least. */
function OnControl({ name, process }: Pick<Props, 'name' | 'process'>) {
  const t = useText();
  const bound = useElementBound({ kind: 'process', name, at: [] }, process.label)<ProcessTrigger['on']>(
    'trigger.on',
    'processes.on',
  );
  const chosen = bound.value ?? [];
  const write = (change: (typeof changes)[number], isOn: boolean) => {
    const next = changes.filter((each) => (each === change ? isOn : chosen.includes(each)));
    if (next.length > 0) bound.write(next);
  };
  return (
    <Property label={t('processes.on')} bound={bound}>
      {({ labelledBy }) => (
        <fieldset className={styles.choices} aria-labelledby={labelledBy}>
          {changes.map((change) => (
            <label key={change}>
              <input type="checkbox" checked={chosen.includes(change)} onChange={({ target }) => write(change, target.checked)} />
              {t(`processes.change.${change}`)}
            </label>
          ))}
        </fieldset>
      )}
    </Property>
  );
}
