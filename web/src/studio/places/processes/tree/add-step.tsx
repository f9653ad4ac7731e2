import { stepKinds } from '../../../../../../metadata/steps/index.ts';
import type { StepKind } from '../../../../../../metadata/steps/step-kind.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { Icon } from '../../../../ui/icon.tsx';
import { IconButton } from '../../../../ui/icon-button.tsx';
import { Menu, MenuItem } from '../../../../ui/menu.tsx';
import { inputControls } from '../../buttons/inputs/index.tsx';
import styles from './process-tree.module.css';

/** ＋ on a line of the tree. */
export function AddStep({ onAdd }: { onAdd: (kind: string) => void }) {
  return <StepKinds onAdd={onAdd} />;
}

/** What nobody could tell a step in the panel is not offered. */
const offered = Object.entries<StepKind>(stepKinds as Record<string, StepKind>).filter(([, { inputs }]) =>
  Object.values(inputs).every(({ type, required }) => !required || Object.hasOwn(inputControls, type)),
);

type Props = { onAdd: (kind: string) => void; startsOpen?: boolean; onClose?: () => void };

/** The kinds of steps that there are, each with what it does. */
export function StepKinds({ onAdd, startsOpen = false, onClose }: Props) {
  const t = useText();
  const label = useLabel();
  return (
    <Menu
      width={320}
      startsOpen={startsOpen}
      onClose={onClose}
      trigger={<IconButton size="sm" className={styles.add} icon={<Icon name="plus" />} label={t('processes.addStep')} />}
    >
      {offered.map(([name, kind]) => (
        <MenuItem key={name} icon={kind.icon} onSelect={() => onAdd(name)}>
          {label(kind.label)}
          <small className={styles.about}>{label(kind.about)}</small>
        </MenuItem>
      ))}
    </Menu>
  );
}
