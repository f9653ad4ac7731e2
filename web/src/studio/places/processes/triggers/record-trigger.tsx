import type { ProcessBody } from '../../../../../../metadata/define/process.ts';
import { type RecordTrigger, recordEvents } from '../../../../../../metadata/define/trigger.ts';
import type { Filter } from '../../../../../../metadata/query.ts';
import { useText } from '../../../../base/use-text.ts';
import { FilterControl } from '../../../controls/filter-control.tsx';
import { SwitchControl } from '../../../controls/plain-controls.tsx';
import { Property } from '../../../controls/property.tsx';
import { NamesControl, useFieldChoices } from '../../../controls/reference-controls.tsx';
import { useElementBound } from '../../../store/use-element-bound.ts';
import styles from '../processes.module.css';

type Props = { name: string; process: ProcessBody; trigger: RecordTrigger };

/** Which changes of a record set a process off. */
export function RecordControls({ name, process, trigger }: Props) {
  const t = useText();
  const bound = useElementBound({ kind: 'process', name, at: [] }, process.label);
  const on = bound<RecordTrigger['on']>('trigger.on', 'processes.on');
  const fields = useFieldChoices(trigger.object);
  const write = (event: (typeof recordEvents)[number], isOn: boolean) => {
    const next = recordEvents.filter((each) => (each === event ? isOn : trigger.on.includes(each)));
    if (next.length > 0) on.write(next);
  };
  return (
    <>
      <Property label={t('processes.on')} bound={on}>
        {({ labelledBy }) => (
          <fieldset className={styles.choices} aria-labelledby={labelledBy}>
            {recordEvents.map((event) => (
              <label key={event}>
                <input
                  type="checkbox"
                  checked={trigger.on.includes(event)}
                  onChange={({ target }) => write(event, target.checked)}
                />
                {t(`processes.change.${event}`)}
              </label>
            ))}
          </fieldset>
        )}
      </Property>
      {trigger.on.includes('update') && (
        <>
          <NamesControl
            label={t('processes.changed')}
            help={t('processes.changedHelp')}
            bound={bound('trigger.changed', 'processes.changed')}
            choices={fields}
          />
          <FilterControl
            label={t('processes.was')}
            help={t('processes.wasHelp')}
            object={trigger.object}
            bound={bound<Filter>('trigger.was', 'processes.was')}
          />
        </>
      )}
      {trigger.when && <SwitchControl label={t('processes.becomes')} bound={bound('trigger.becomes', 'processes.becomes')} />}
      <SwitchControl label={t('processes.ofImports')} bound={bound('trigger.imports', 'processes.ofImports')} />
      <SwitchControl label={t('processes.ofProcesses')} bound={bound('trigger.processes', 'processes.ofProcesses')} standard />
    </>
  );
}
