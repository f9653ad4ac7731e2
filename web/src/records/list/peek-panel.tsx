import { paths } from '../../base/paths.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { useGo } from '../../ui/use-go.ts';
import { RecordPeek } from '../record-peek.tsx';
import type { List } from './use-list.ts';

type Props = {
  list: List;
  onClose: () => void;
  onWalk: (by: number) => void;
  /** Nothing before it, nothing after it. */
  isFirst?: boolean;
  isLast?: boolean;
};

/** Looks at a record beside its list; up and down walk the list. */
export function PeekPanel({ list, onClose, onWalk, isFirst, isLast }: Props) {
  const t = useText();
  const go = useGo();
  const label = useLabel();
  const id = list.search.peek;
  if (!id) return null;
  return (
    <SidePanel
      open
      onClose={onClose}
      title={label(list.object.label)}
      actions={
        <>
          <IconButton
            size="sm"
            icon={<Icon name="chevron-up" />}
            label={t('list.key.previous')}
            disabled={isFirst}
            onClick={() => onWalk(-1)}
          />
          <IconButton
            size="sm"
            icon={<Icon name="chevron-down" />}
            label={t('list.key.next')}
            disabled={isLast}
            onClick={() => onWalk(1)}
          />
          <IconButton
            size="sm"
            icon={<Icon name="external-link" />}
            label={t('action.open')}
            onClick={() => go(paths.record(list.object.name, id))}
          />
        </>
      }
    >
      <RecordPeek object={list.object.name} id={id} />
    </SidePanel>
  );
}
