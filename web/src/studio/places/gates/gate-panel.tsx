import type { Gate } from '../../../../../metadata/define/gate.ts';
import { useText } from '../../../base/use-text.ts';
import { SwitchControl, turned } from '../../controls/plain-controls.tsx';
import { TextPairControl } from '../../controls/text-pair-control.tsx';
import { ElementActions } from '../../frame/element-actions.tsx';
import { PropertiesPanel } from '../../frame/properties-panel.tsx';
import { useElementBound } from '../../store/use-element-bound.ts';
import styles from './gates.module.css';
import { useGateSteps } from './use-gate-steps.ts';

type Props = { object: string; name: string; gate: Gate; onRemove: () => void; onCopy: () => void };

/** What people are told in a stage, and whether its gate is on. */
export function GatePanel({ object, name, onRemove, onCopy }: Props) {
  const t = useText();
  const steps = useGateSteps(object);
  const element = { kind: 'object', name: object, at: ['gates', name] };
  const bound = useElementBound(element, steps.titleOf(name));
  return (
    <PropertiesPanel
      element={element}
      icon="flag"
      title={steps.titleOf(name)}
      actions={
        <ElementActions
          onMove={(by) => steps.move(name, by)}
          onCopy={onCopy}
          remove={{ label: t('gates.delete'), run: onRemove }}
        />
      }
    >
      <TextPairControl
        label={t('gates.guidance')}
        help={t('gates.guidanceHelp')}
        bound={bound('guidance', 'gates.guidance')}
        optional
        lines
      />
      <SwitchControl label={t('rules.isOn')} bound={turned(bound('off', 'rules.isOn'))} standard />
      <p className={styles.about}>{t('gates.whereItHolds')}</p>
    </PropertiesPanel>
  );
}
