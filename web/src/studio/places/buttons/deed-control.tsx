import { buttonKind, buttonKinds } from '../../../../../metadata/buttons/index.ts';
import type { Button } from '../../../../../metadata/define/button.ts';
import type { StepInput } from '../../../../../metadata/steps/step-kind.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { ChoiceControl } from '../../controls/plain-controls.tsx';
import { useElementBound } from '../../store/use-element-bound.ts';
import styles from './buttons-page.module.css';
import { inputControls } from './inputs/index.tsx';
import { type ButtonKindName, useButtonSteps } from './use-button-steps.ts';

type Props = { object: string; name: string; button: Button };

/** What a press does: the kind, and a control for each thing that the kind is told. */
export function DeedControl({ object, name, button }: Props) {
  const t = useText();
  const label = useLabel();
  const steps = useButtonSteps(object);
  const element = { kind: 'object', name: object, at: ['buttons', name, 'does'] };
  const bound = useElementBound(element, steps.titleOf(name))<string>('kind', 'buttons.does');
  const { kind, inputs } = button.does;
  return (
    <div className={styles.deed}>
      <ChoiceControl
        label={t('buttons.does')}
        bound={{ ...bound, write: (next) => next && steps.setKind(name, next as ButtonKindName) }}
        choices={Object.entries(buttonKinds).map(([value, { does }]) => ({ value, label: label(does) }))}
      />
      {Object.entries<StepInput>(buttonKind(kind)?.inputs ?? {}).map(([input, declared]) => {
        const Control = inputControls[declared.type];
        return (
          Control && (
            <Control
              key={`${kind} ${input}`}
              object={object}
              element={{ ...element, at: [...element.at, 'inputs', input] }}
              declared={declared}
              inputs={inputs}
              words={{ key: 'studio.did.set', values: { setting: declared.label, thing: steps.titleOf(name) } }}
            />
          )
        );
      })}
    </div>
  );
}
