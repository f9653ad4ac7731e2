import type { ProcessBody } from '../../../../../../metadata/define/process.ts';
import type { CallTrigger } from '../../../../../../metadata/define/trigger.ts';
import { useText } from '../../../../base/use-text.ts';
import { useElementBound } from '../../../store/use-element-bound.ts';
import { type NamedValue, NamedValuesControl } from '../../buttons/inputs/named-values-control.tsx';

type Props = { name: string; process: ProcessBody; trigger: CallTrigger };

/** What another process gives it. */
export function CallTriggerControls({ name, process, trigger }: Props) {
  const t = useText();
  const bound = useElementBound({ kind: 'process', name, at: [] }, process.label);
  return (
    <NamedValuesControl
      label={t('processes.takes')}
      help={t('processes.takesHelp')}
      object={trigger.object}
      bound={bound<Record<string, NamedValue>>('trigger.takes', 'processes.takes')}
    />
  );
}
