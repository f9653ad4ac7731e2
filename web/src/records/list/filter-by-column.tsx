import { useLabel } from '../../base/use-text.ts';
import { Modal } from '../../ui/modal.tsx';
import { ConditionEditor } from './condition-editor.tsx';
import { fromGroup, toGroup } from './filter-group.ts';
import type { ListColumn } from './list-columns.ts';
import { offeredOperators } from './operators.ts';
import type { List } from './use-list.ts';

type Props = { list: List; column: ListColumn; onClose: () => void };

/** Asks for a condition on one column and adds it to those of the list. */
export function FilterByColumn({ list, column, onClose }: Props) {
  const label = useLabel();
  const [op] = offeredOperators(column.field);
  if (!op) return null;
  const group = toGroup(list.shown.filter);
  return (
    <Modal open onClose={onClose} size="sm" title={label(list.object.plural ?? list.object.label)}>
      <ConditionEditor
        object={list.object}
        condition={{ field: column.path, op }}
        onDone={(condition) => {
          list.change({ filter: fromGroup({ ...group, items: [...group.items, condition] }) });
          onClose();
        }}
      />
    </Modal>
  );
}
