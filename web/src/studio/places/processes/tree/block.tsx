import type { ProcessBranch, ProcessStep } from '../../../../../../metadata/define/process.ts';
import { stepKind } from '../../../../../../metadata/steps/index.ts';
import type { PlacedStep } from '../../../../../../metadata/steps/walk-steps.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { Icon } from '../../../../ui/icon.tsx';
import { IconButton } from '../../../../ui/icon-button.tsx';
import { useProblemsAt } from '../../../model/use-problems.ts';
import { type BlockWay, blockOf } from '../process-way.ts';
import { selectionOf } from '../use-processes.ts';
import { AddStep } from './add-step.tsx';
import { Card } from './card.tsx';
import { ConditionWords, StepWords } from './card-words.tsx';
import { useOutcomes } from './outcomes.ts';
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

function Line({ tree: { build }, block, after }: { tree: Tree; block: BlockWay; after: string | null }) {
  return (
    <div className={styles.line}>
      {build && (
        <span data-builds>
          <AddStep onAdd={(kind) => build.onAdded(build.steps.add(kind, { block, after }))} />
        </span>
      )}
    </div>
  );
}

function Step({ tree, step, within }: { tree: Tree; step: ProcessStep; within: BlockProps['within'] }) {
  const { name, process, selected, folded, build } = tree;
  const block = blockOf(within);
  const isFolded = folded.has(step.id);
  const outcome = useOutcomes()?.ofStep(step.id);
  const isWrong = useProblemsAt({ kind: 'process', name, at: [...block, step.id] }).length > 0;
  return (
    <>
      <Card
        to={tree.addressOf(step.id)}
        id={step.id}
        step={step}
        outcome={outcome}
        isSelected={selected === step.id}
        isWrong={build !== undefined && isWrong}
        fold={step.branches && { isFolded, run: () => tree.onFold(step.id) }}
        {...(build && {
          onMove: (by) => build.steps.move(step.id, by),
          onRemove: () => build.onRemove(step.id),
          onCopy: () => build.onCopy(step.id),
          onAdd: (kind) => build.onAdded(build.steps.add(kind, { block, after: step.id })),
        })}
      >
        <StepWords object={process.trigger.object} process={process} step={step} />
      </Card>
      {outcome?.words && (
        <div className={styles.outcome} data-state={outcome.state}>
          {outcome.words}
        </div>
      )}
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
  const { build } = tree;
  const canGrow = build !== undefined && wanted !== undefined && branches.length < (wanted.most ?? 20);
  const add = () => {
    const found = build?.steps.find(step.id);
    if (found) build?.onAdded(selectionOf([step.id, build.steps.addBranch(found, wanted?.conditional ?? false)]));
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
  const { name, process, selected, build } = tree;
  const id = selectionOf([step.id, branch.id]);
  const outcome = useOutcomes()?.ofBranch(step.id, branch.id);
  const at = [...blockOf(within), step.id, 'branches', branch.id];
  const isWrong = useProblemsAt({ kind: 'process', name, at }).some((problem) => problem.at[at.length] !== 'steps');
  const isLast = step.branches?.at(-1)?.id === branch.id;
  const isAsked = stepKind(step.kind)?.branches?.conditional && !isLast;
  return (
    <Card
      to={tree.addressOf(step.id, branch.id)}
      id={id}
      look="branch"
      title={label(branch.label) || branch.id}
      isSelected={selected === id}
      isWrong={build !== undefined && isWrong}
      outcome={outcome}
      {...(build && {
        onMove: (by) => {
          const found = build.steps.find(step.id, branch.id);
          if (found) build.steps.moveBranch(found, by);
        },
        onRemove: () => build.onRemove(id),
        onAdd: (kind) => build.onAdded(build.steps.add(kind, { block: [...at, 'steps'], after: null })),
      })}
    >
      {isAsked ? (
        <ConditionWords object={process.trigger.object} when={branch.when} />
      ) : stepKind(step.kind)?.branches?.conditional ? (
        t('processes.whenNone')
      ) : null}
    </Card>
  );
}
