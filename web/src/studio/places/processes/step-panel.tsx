import type { ProcessBody } from '../../../../../metadata/define/process.ts';
import { stepKind } from '../../../../../metadata/steps/index.ts';
import type { StepInput } from '../../../../../metadata/steps/step-kind.ts';
import { walkSteps } from '../../../../../metadata/steps/walk-steps.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { TextPairControl } from '../../controls/text-pair-control.tsx';
import { ElementActions } from '../../frame/element-actions.tsx';
import { MoveMenu } from '../../frame/move-menu.tsx';
import { PropertiesPanel } from '../../frame/properties-panel.tsx';
import { KnownAnswersContext } from '../../model/known-answers.ts';
import { useElementBound } from '../../store/use-element-bound.ts';
import { inputControls } from '../buttons/inputs/index.tsx';
import { blockOf, blockWithin, type Found } from './process-way.ts';
import { useAnswers, useKnownOutputs } from './use-answers.ts';
import { useProcessSteps } from './use-process-steps.ts';
import { labelOfStep } from './use-processes.ts';

type Props = { name: string; process: ProcessBody; found: Found; onCopy: () => void; onRemove: () => void };

/** What a step is called and all that it is told. */
export function StepPanel({ name, process, found, onCopy, onRemove }: Props) {
  const t = useText();
  const label = useLabel();
  const steps = useProcessSteps(name);
  const { step, at } = found;
  const kind = stepKind(step.kind);
  const element = { kind: 'process', name, at };
  const bound = useElementBound(element, labelOfStep(step));
  return (
    <PropertiesPanel
      element={element}
      icon={kind?.icon}
      title={labelOfStep(step)}
      aside={<code>{step.id}</code>}
      actions={
        <ElementActions
          onMove={(by) => steps.move(step.id, by)}
          onCopy={onCopy}
          remove={{ label: t('processes.deleteStep'), run: onRemove }}
        >
          <MoveToBlock {...{ name, process, found }} />
        </ElementActions>
      }
    >
      <p>{label(kind?.about)}</p>
      <KnownAnswersContext value={useKnownOutputs(process, step.id)}>
        <Inputs {...{ process, found, element }} />
      </KnownAnswersContext>
      <TextPairControl
        label={t('processes.stepName')}
        help={t('processes.stepNameHelp')}
        bound={bound('label', 'studio.name')}
        optional
      />
    </PropertiesPanel>
  );
}

type InputsProps = { process: ProcessBody; found: Found; element: { kind: string; name: string; at: string[] } };

function Inputs({ process, found: { step }, element }: InputsProps) {
  const t = useText();
  const answers = useAnswers(process, step.id);
  const { object } = process.trigger;
  const known = [{ value: { record: true }, object, label: t('processes.theRecord') }, ...answers];
  return Object.entries<StepInput>(stepKind(step.kind)?.inputs ?? {}).map(([input, declared]) => {
    const Control = inputControls[declared.type];
    return (
      Control &&
      declared.matters?.(step.inputs) !== false && (
        <Control
          key={input}
          object={object}
          element={{ ...element, at: [...element.at, 'inputs', input] }}
          declared={declared}
          inputs={step.inputs}
          answers={known}
          words={{ key: 'studio.did.set', values: { setting: declared.label, thing: labelOfStep(step) } }}
        />
      )
    );
  });
}

/** Into a branch, or out of one; there is nowhere else to go where no step branches. */
function MoveToBlock({ name, process, found: { step, within } }: Pick<Props, 'name' | 'process' | 'found'>) {
  const t = useText();
  const label = useLabel();
  const steps = useProcessSteps(name);
  const inside = (each: ReturnType<typeof walkSteps>[number]) => each.within.some((outer) => outer.step.id === step.id);
  const blocks = walkSteps(process.steps)
    .filter((each) => each.step.id !== step.id && !inside(each))
    .flatMap(({ step: outer, within: around }) =>
      (outer.branches ?? []).map((branch) => ({
        way: blockWithin(around, outer, branch),
        text: `${label(labelOfStep(outer))} › ${label(branch.label) || branch.id}`,
      })),
    );
  if (blocks.length === 0) return null;
  const places = [{ way: ['steps'], text: t('processes.mainLine') }, ...blocks];
  return (
    <MoveMenu
      places={places.map(({ way, text }) => ({ id: way.join(' '), label: { zh: text, en: text } }))}
      here={blockOf(within).join(' ')}
      onMove={(id) => steps.moveInto(step.id, id.split(' '))}
    />
  );
}
