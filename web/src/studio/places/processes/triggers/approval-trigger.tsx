import type { ProcessBody } from '../../../../../../metadata/define/process.ts';
import { type ApprovalTrigger, approvalEnds } from '../../../../../../metadata/define/trigger.ts';
import { mayOpenApproval } from '../../../../../../metadata/steps/index.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { ChoiceControl } from '../../../controls/plain-controls.tsx';
import { Property } from '../../../controls/property.tsx';
import { useElementBound } from '../../../store/use-element-bound.ts';
import styles from '../processes.module.css';
import { useProcesses } from '../use-processes.ts';

type Props = { name: string; process: ProcessBody; trigger: ApprovalTrigger };

/** How an approval ended, and of which process. */
export function ApprovalTriggerControls({ name, process, trigger }: Props) {
  const t = useText();
  const label = useLabel();
  const bound = useElementBound({ kind: 'process', name, at: [] }, process.label);
  const on = bound<ApprovalTrigger['on']>('trigger.on', 'processes.approvalEnds');
  const asking = useProcesses().filter(
    (each) => each.name !== name && each.body.trigger.object === trigger.object && mayOpenApproval(each.body),
  );
  const write = (end: (typeof approvalEnds)[number], isOn: boolean) => {
    const next = approvalEnds.filter((each) => (each === end ? isOn : trigger.on.includes(each)));
    if (next.length > 0) on.write(next);
  };
  return (
    <>
      <Property label={t('processes.approvalEnds')} bound={on}>
        {({ labelledBy }) => (
          <fieldset className={styles.choices} aria-labelledby={labelledBy}>
            {approvalEnds.map((end) => (
              <label key={end}>
                <input type="checkbox" checked={trigger.on.includes(end)} onChange={({ target }) => write(end, target.checked)} />
                {t(`processes.ended.${end}`)}
              </label>
            ))}
          </fieldset>
        )}
      </Property>
      <ChoiceControl
        label={t('processes.approvalOf')}
        none={t('processes.approvalOfAny')}
        choices={asking.map((each) => ({ value: each.name, label: label(each.body.label) || each.name }))}
        bound={bound<string>('trigger.process', 'processes.approvalOf')}
      />
    </>
  );
}
