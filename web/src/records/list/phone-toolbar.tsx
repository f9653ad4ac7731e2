import { useState } from 'react';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Icon } from '../../ui/icon.tsx';
import { addCondition, ClearFilter, Conditions } from './filter-bar.tsx';
import { toGroup } from './filter-group.ts';
import { GroupMenu } from './group-menu.tsx';
import { QuickSearch } from './list-toolbar.tsx';
import { NewCondition } from './new-condition.tsx';
import styles from './phone-toolbar.module.css';
import { SortMenu } from './sort-menu.tsx';
import type { List } from './use-list.ts';
import { ViewChanges } from './view-changes.tsx';

/** Search and a button for the conditions, which come up from the bottom with the fields to make more of. */
export function PhoneToolbar({ list }: { list: List }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const conditions = toGroup(list.shown.filter).items.length;
  return (
    <div className={styles.bar}>
      <QuickSearch list={list} />
      <Button icon={<Icon name="filter" />} onClick={() => setOpen(true)}>
        {conditions > 0 ? t('list.filterCount', { number: conditions }) : t('list.filter')}
      </Button>
      <Drawer open={open} onClose={() => setOpen(false)} title={t('list.filter')} position="bottom" size="80dvh">
        <div className={styles.conditions}>
          {list.shown.type === 'table' && <SortMenu list={list} />}
          {list.shown.type === 'table' && <GroupMenu list={list} />}
          <ViewChanges list={list} />
        </div>
        {conditions > 0 && (
          <div className={styles.conditions}>
            <Conditions list={list} />
            <ClearFilter list={list} />
          </div>
        )}
        <NewCondition
          key={conditions}
          object={list.object}
          first={list.columns.map(({ path }) => path)}
          onDone={(item) => addCondition(list, item)}
          withGroup
          inSheet
        />
      </Drawer>
    </div>
  );
}
