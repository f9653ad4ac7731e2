import { paths } from '../../base/paths.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { useGo } from '../../ui/use-go.ts';
import { RecordPeek } from '../record-peek.tsx';
import type { ListState } from './use-list-state.ts';

/** Looks at a record beside its list; up and down walk the list. */
export function PeekPanel({ state }: { state: ListState }) {
  const t = useText();
  const go = useGo();
  const label = useLabel();
  const { list, actions, order } = state;
  const id = list.search.peek;
  if (!id) return null;
  const at = order.indexOf(id);
  const walk = (by: number) => actions.peek(order[at + by]);
  return (
    <SidePanel
      open
      onClose={() => actions.peek(undefined)}
      title={label(list.object.label)}
      actions={
        <>
          <IconButton
            size="sm"
            icon={<Icon name="chevron-up" />}
            label={t('list.key.previous')}
            disabled={at <= 0}
            onClick={() => walk(-1)}
          />
          <IconButton
            size="sm"
            icon={<Icon name="chevron-down" />}
            label={t('list.key.next')}
            disabled={at < 0 || at >= order.length - 1}
            onClick={() => walk(1)}
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
      <RecordPeek key={id} object={list.object.name} id={id} />
    </SidePanel>
  );
}
