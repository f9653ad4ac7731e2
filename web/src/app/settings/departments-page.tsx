import { type CSSProperties, useState } from 'react';
import { tellChange } from '../../base/last-change.ts';
import { queryClient } from '../../base/query-client.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { deleteRecord, restoreRecord } from '../../base/records.ts';
import { toast } from '../../base/toast.ts';
import { useRecords } from '../../base/use-records.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { type DepartmentDraft, DepartmentModal } from './department-modal.tsx';
import { type DepartmentLine, departmentTree } from './department-tree.ts';
import styles from './departments-page.module.css';
import { ImportButton } from './import-button.tsx';
import { SettingsPage } from './settings-page.tsx';

/** The organisation as a tree. */
export function DepartmentsPage() {
  const t = useText();
  const { data } = useRecords('department', {
    select: ['name', 'parent'],
    sort: [{ field: 'name', direction: 'asc' }],
    limit: 200,
  });
  const [draft, setDraft] = useState<DepartmentDraft>();
  const tree = data && departmentTree(data.records);
  return (
    <SettingsPage
      title={t('settings.departments')}
      actions={
        <>
          <ImportButton object="department" />
          <Button variant="primary" icon={<Icon name="plus" />} onClick={() => setDraft({ name: '', parent: null })}>
            {t('departments.add')}
          </Button>
        </>
      }
    >
      {!tree && <SkeletonRows />}
      {tree?.length === 0 && <EmptyState icon="sitemap" title={t('departments.none')} help={t('departments.noneHelp')} />}
      <ul>
        {tree?.map((department) => (
          <Department key={department.id} department={department} onDraft={setDraft} />
        ))}
      </ul>
      {draft && <DepartmentModal draft={draft} onClose={() => setDraft(undefined)} />}
    </SettingsPage>
  );
}

type LineProps = { department: DepartmentLine; onDraft: (draft: DepartmentDraft) => void };

function Department({ department, onDraft }: LineProps) {
  const t = useText();
  const { id, name, parent, depth } = department;
  return (
    <li className={styles.row} style={{ '--depth': depth } as CSSProperties}>
      <Icon name="sitemap" />
      <span className={styles.name}>{name}</span>
      <Menu position="bottom-end" trigger={<IconButton size="sm" icon={<Icon name="dots" />} label={t('action.more')} />}>
        <MenuItem icon="pencil" onSelect={() => onDraft({ id, name, parent })}>
          {t('action.edit')}
        </MenuItem>
        <MenuItem icon="plus" onSelect={() => onDraft({ name: '', parent: { id, title: name } })}>
          {t('departments.addBelow')}
        </MenuItem>
        <MenuItem icon="trash" danger onSelect={() => removeDepartment(department, t)}>
          {t('action.delete')}
        </MenuItem>
      </Menu>
    </li>
  );
}

function removeDepartment({ id, name }: DepartmentLine, t: ReturnType<typeof useText>): void {
  const refresh = () => queryClient.invalidateQueries({ queryKey: queryKeys.records('department') });
  const undo = () => restoreRecord('department', id).then(refresh, toast.problem);
  deleteRecord('department', id).then(() => {
    refresh();
    tellChange({ message: t('departments.deleted', { name }), undo });
  }, toast.problem);
}
