import { openQuickCreate } from '../../base/quick-create.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Drawer } from '../../ui/drawer.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useCreatableObjects } from './navigation.ts';
import styles from './sheet.module.css';

/** What the phone's plus offers: a new record of any object one may create. */
export function CreateSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useText();
  const label = useLabel();
  const objects = useCreatableObjects();
  const create = (object: string) => {
    onClose();
    openQuickCreate({ object });
  };
  return (
    <Drawer
      open={open}
      onClose={onClose}
      title={t('action.create')}
      position="bottom"
      size={objects.length > 0 ? 120 + objects.length * 48 : 280}
    >
      {objects.length === 0 && <EmptyState icon="plus" title={t('nav.nothingToCreate')} help={t('nav.nothingToCreateHelp')} />}
      <div className={styles.list}>
        {objects.map((object) => (
          <button key={object.name} type="button" className={styles.item} onClick={() => create(object.name)}>
            <Icon name={object.icon} size={20} />
            {label(object.label)}
          </button>
        ))}
      </div>
    </Drawer>
  );
}
