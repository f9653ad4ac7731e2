import { useState } from 'react';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { useMenuObjects, usePluralLabel } from '../shell/navigation.ts';
import styles from './trash-page.module.css';
import { TrashedRecords } from './trashed-records.tsx';

/** Deleted records, object by object, to put back. */
export function TrashPage() {
  const t = useText();
  const plural = usePluralLabel();
  const objects = useMenuObjects().filter((object) => object.access.delete);
  const [chosen, setChosen] = useState(objects[0]?.name);
  const object = objects.find(({ name }) => name === chosen);
  return (
    <>
      <PageHeader icon="trash" title={t('nav.trash')} />
      {!object && <EmptyState icon="trash" title={t('trash.none')} />}
      {object && (
        <>
          <div className={styles.bar}>
            {objects.map((one) => (
              <Button
                key={one.name}
                size="sm"
                variant="ghost"
                icon={<Icon name={one.icon} />}
                aria-pressed={one === object}
                onClick={() => setChosen(one.name)}
              >
                {plural(one)}
              </Button>
            ))}
          </div>
          <TrashedRecords key={object.name} object={object} />
        </>
      )}
    </>
  );
}
