import type { ProcessBranch, ProcessStep } from '../../../../../../metadata/define/process.ts';
import { stepKind } from '../../../../../../metadata/steps/index.ts';
import type { PlacedStep } from '../../../../../../metadata/steps/walk-steps.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { Icon } from '../../../../ui/icon.tsx';
import { IconButton } from '../../../../ui/icon-button.tsx';
import { useProblemsAt } from '../../../model/use-problems.ts';
import { type BlockWay, blockOf } from '../process-way.ts';
import { useTriedBranch, useTriedStep } from '../trial/trial-context.ts';
import { TriedWords } from '../trial/tried-words.tsx';
import { processAddress, selectionOf } from '../use-processes.ts';
import { AddStep } from './add-step.tsx';
import { Card } from './card.tsx';
import { ConditionWords, StepWords } from './card-words.tsx';
import styles from './process-tree.module.css';
import type { Tree } from './tree.ts';

type BlockProps = { tree: Tree; steps: readonly ProcessStep[]; within: Parameters<typeof blockOf>[0] };

/** Steps that run one after another, with a line before, between and behind them. */
export function Block({ tree, steps, within }: BlockProps) {
  const block = blockOf(within);
  return (
    <>
      <Line tree={tree} block={block} after={null} />
      {steps.map((step) => (
        <Step key={step.id} tree={tree} step={step} within={within} />
      ))}
    </>
  );
}

function Line({ tree, block, after }: { tree: Tree; block: BlockWay; after: string | null }) {
  return (
    <div className={styles.line}>
      <span data-builds>
        <AddStep onAdd={(kind) => tree.onAdded(tree.steps.add(kind, { block, after }))} />
      </span>
    </div>
  );
}

function Step({ tree, step, within }: { tree: Tree; step: ProcessStep; within: BlockProps['within'] }) {
  const { name, process, selected, folded } = tree;
  const block = blockOf(within);
  const isFolded = folded.has(step.id);
  const tried = useTriedStep(step.id);
  const isWrong = useProblemsAt({ kind: 'process', name, at: [...block, step.id] }).length > 0;
  return (
    <>
      <Card
        to={processAddress(name, step.id)}
        id={step.id}
        step={step}
        tried={tried}
        isSelected={selected === step.id}
        isWrong={isWrong}
        fold={step.branches && { isFolded, run: () => tree.onFold(step.id) }}
        onMove={(by) => tree.steps.move(step.id, by)}
        onRemove={() => tree.onRemove(step.id)}
        onCopy={() => tree.onCopy(step.id)}
        onAdd={(kind) => tree.onAdded(tree.steps.add(kind, { block, after: step.id }))}
      >
        <StepWords object={process.trigger.object} process={process} step={step} />
      </Card>
      {tried && <TriedWords tried={tried} />}
      {step.branches && !isFolded && <Branches tree={tree} step={step} within={within} />}
      <Line tree={tree} block={block} after={step.id} />
    </>
  );
}

type BranchingProps = { tree: Tree; step: ProcessStep; within: PlacedStep['within'] };

/** The branches of a step side by side; they come together again beneath. */
function Branches({ tree, step, within }: BranchingProps) {
  const t = useText();
  const { branches = [] } = step;
  const wanted = stepKind(step.kind)?.branches;
  const canGrow = wanted !== undefined && branches.length < (wanted.most ?? 20);
  const add = () => {
    const found = tree.steps.find(step.id);
    if (found) tree.onAdded(selectionOf([step.id, tree.steps.addBranch(found, wanted?.conditional ?? false)]));
  };
  return (
    <div className={styles.branching}>
      {canGrow && (
        <span className={styles.addBranch} data-builds>
          <IconButton size="sm" icon={<Icon name="plus" />} label={t('processes.addBranch')} onClick={add} />
        </span>
      )}
      <ol className={styles.branches}>
        {branches.map((branch) => (
          <li key={branch.id} className={styles.branch}>
            <BranchHead tree={tree} step={step} branch={branch} within={within} />
            <Block tree={tree} steps={branch.steps} within={[...within, { step, branch }]} />
            <span className={styles.rest} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function BranchHead({ tree, step, branch, within }: BranchingProps & { branch: ProcessBranch }) {
  const t = useText();
  const label = useLabel();
  const { name, process, selected, steps } = tree;
  const id = selectionOf([step.id, branch.id]);
  const tried = useTriedBranch(step.id, branch.id);
  const at = [...blockOf(within), step.id, 'branches', branch.id];
  const isWrong = useProblemsAt({ kind: 'process', name, at }).some((problem) => problem.at[at.length] !== 'steps');
  const isLast = step.branches?.at(-1)?.id === branch.id;
  const isAsked = stepKind(step.kind)?.branches?.conditional && !isLast;
  return (
    <Card
      to={processAddress(name, step.id, branch.id)}
      id={id}
      look="branch"
      title={label(branch.label) || branch.id}
      isSelected={selected === id}
      isWrong={isWrong}
      tried={tried}
      onMove={(by) => {
        const found = steps.find(step.id, branch.id);
        if (found) steps.moveBranch(found, by);
      }}
      onRemove={() => tree.onRemove(id)}
      onAdd={(kind) => tree.onAdded(steps.add(kind, { block: [...at, 'steps'], after: null }))}
    >
      {isAsked ? (
        <ConditionWords object={process.trigger.object} when={branch.when} />
      ) : stepKind(step.kind)?.branches?.conditional ? (
        t('processes.whenNone')
      ) : null}
    </Card>
  );
}
