import { useState } from 'react';
import { useText } from '../../../../base/use-text.ts';
import { Icon } from '../../../../ui/icon.tsx';
import { useProblemsAt } from '../../../model/use-problems.ts';
import { useProcessSteps } from '../use-process-steps.ts';
import { processAddress } from '../use-processes.ts';
import { Block } from './block.tsx';
import { Card } from './card.tsx';
import { TriggerWords } from './card-words.tsx';
import styles from './process-tree.module.css';
import type { Tree, TreeProps } from './tree.ts';

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
