import { useState } from 'react';
import { useText } from '../../../../base/use-text.ts';
import { Icon } from '../../../../ui/icon.tsx';
import { useProblemsAt } from '../../../model/use-problems.ts';
import { TriggerWords } from '../triggers/trigger-words.tsx';
import { useProcessSteps } from '../use-process-steps.ts';
import { processAddress } from '../use-processes.ts';
import { Block } from './block.tsx';
import { Card } from './card.tsx';
import { useOutcomes } from './outcomes.ts';
import styles from './process-tree.module.css';
import type { Building, Drawn, Tree } from './tree.ts';

type Props = Omit<Drawn, 'addressOf'> & Omit<Building, 'steps'>;

/** A process as it is built: ＋ on each line puts a step in. */
export function ProcessTree({ onAdded, onRemove, onCopy, ...drawn }: Props) {
  const steps = useProcessSteps(drawn.name);
  const addressOf = (...parts: string[]) => processAddress(drawn.name, ...parts);
  return <DrawnTree {...drawn} addressOf={addressOf} build={{ steps, onAdded, onRemove, onCopy }} />;
}

/** A process from the top down: what sets it off, its steps, and its end. It lays itself out. */
export function DrawnTree({ build, ...drawn }: Drawn & { build?: Building }) {
  const t = useText();
  const { name, process, selected, addressOf } = drawn;
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const outcome = useOutcomes()?.trigger;
  const isWrong = useProblemsAt({ kind: 'process', name, at: ['trigger'] }).length > 0;
  const fold = (id: string) => {
    const next = new Set(folded);
    if (!next.delete(id)) next.add(id);
    setFolded(next);
  };
  const tree: Tree = { ...drawn, build, folded, onFold: fold };
  return (
    <section className={styles.tree} data-tree aria-label={t('processes.tree')}>
      <Card
        to={addressOf()}
        id=""
        icon="bolt"
        look="trigger"
        title={t('processes.trigger')}
        isSelected={selected === ''}
        isWrong={build !== undefined && isWrong}
        outcome={outcome}
        onAdd={build && ((kind) => build.onAdded(build.steps.add(kind, { block: ['steps'], after: null })))}
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
