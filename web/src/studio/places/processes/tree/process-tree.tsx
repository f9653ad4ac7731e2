import { useState } from 'react';
import type { ProcessBody, ProcessStep } from '../../../../../../metadata/define/process.ts';
import { useText } from '../../../../base/use-text.ts';
import { Icon } from '../../../../ui/icon.tsx';
import { useProblemsAt } from '../../../model/use-problems.ts';
import { type BlockWay, blockOf } from '../process-way.ts';
import { useTriedStep } from '../trial/trial-context.ts';
import { TriedWords } from '../trial/tried-words.tsx';
import { useProcessSteps } from '../use-process-steps.ts';
import { processAddress } from '../use-processes.ts';
import { AddStep } from './add-step.tsx';
import { Branches } from './branches.tsx';
import { Card } from './card.tsx';
import { StepWords, TriggerWords } from './card-words.tsx';
import styles from './process-tree.module.css';

export type TreeProps = {
  name: string;
  process: ProcessBody;
  selected: string;
  onAdded: (id: string) => void;
  onRemove: (id: string) => void;
  onCopy: (id: string) => void;
};

/** What a tree tells each of its parts, whatever it stands in. */
export type Tree = TreeProps & {
  steps: ReturnType<typeof useProcessSteps>;
  folded: ReadonlySet<string>;
  onFold: (id: string) => void;
};

/** A process from the top down: what sets it off, its steps, and its end. It lays itself out; ＋ on each line puts a step in. */
export function ProcessTree(props: TreeProps) {
  const t = useText();
  const { name, process } = props;
  const steps = useProcessSteps(name);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const isWrong = useProblemsAt({ kind: 'process', name, at: ['trigger'] }).length > 0;
  const fold = (id: string) => {
    const next = new Set(folded);
    if (!next.delete(id)) next.add(id);
    setFolded(next);
  };
  const tree: Tree = { ...props, steps, folded, onFold: fold };
  return (
    <section className={styles.tree} data-tree aria-label={t('processes.tree')}>
      <Card
        to={processAddress(name)}
        id=""
        icon="bolt"
        look="trigger"
        title={t('processes.trigger')}
        isSelected={props.selected === ''}
        isWrong={isWrong}
        onAdd={(kind) => props.onAdded(steps.add(kind, { block: ['steps'], after: null }))}
      >
        <TriggerWords trigger={process.trigger} />
      </Card>
      <Block tree={tree} steps={process.steps} within={[]} />
      <span className={styles.end} role="img" aria-label={t('processes.end')}>
        <Icon name="check" size={14} />
      </span>
    </section>
  );
}

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
    <div className={styles.line} data-builds>
      <AddStep onAdd={(kind) => tree.onAdded(tree.steps.add(kind, { block, after }))} />
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
