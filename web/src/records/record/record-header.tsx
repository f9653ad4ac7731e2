import { Suspense, useState } from 'react';
import { toast } from '../../base/toast.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { InlineEditor } from '../../fields/inline-editor.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PhoneSearch } from '../../ui/phone-search.tsx';
import { RecordButtons } from '../buttons/buttons-later.ts';
import { headButtons } from '../buttons/head-buttons.ts';
import { ConvertButton } from '../convert/convert-button.tsx';
import { recordTitle } from '../model/record-title.ts';
import type { Save } from '../model/save-record.tsx';
import { isEditable, type OpenRecord } from './open-record.ts';
import { RecordFigures } from './record-figures.tsx';
import styles from './record-header.module.css';
import { RecordMenu } from './record-menu.tsx';
import { RecordWalk } from './record-walk.tsx';
import { WayBack } from './way-back.tsx';

type Props = {
  open: OpenRecord;
  save: Save;
  onLog?: () => void;
  /** Beside a list, which has its own way to the next record. */
  isPeek?: boolean;
};

/** Name, what to do next, and the few figures that matter most. */
export function RecordHeader({ open, save, onLog, isPeek }: Props) {
  const t = useText();
  const { object } = open;
  const buttons = headButtons(object, open.layout);
  return (
    <header className={styles.header}>
      <div className={styles.line}>
        {isPeek ? (
          <span className={styles.icon}>
            <Icon name={object.icon} size={18} />
          </span>
        ) : (
          <WayBack object={object} />
        )}
        <Title open={open} save={save} />
        <div className={styles.actions}>
          {!isPeek && <RecordWalk object={object} id={open.record.id} />}
          {onLog && (
            <Button className={styles.wide} icon={<Icon name="pencil" />} onClick={onLog}>
              {t('record.log')}
            </Button>
          )}
          <ConvertButton open={open} />
          {!isPeek && <PhoneSearch />}
          <RecordMenu open={open} />
        </div>
      </div>
      {buttons.length > 0 && (
        <Suspense>
          <RecordButtons object={object} record={open.record} names={buttons} />
        </Suspense>
      )}
      <RecordFigures open={open} />
    </header>
  );
}

function Title({ open: { object, record }, save }: { open: OpenRecord; save: Save }) {
  const t = useText();
  const label = useLabel();
  const [isEditing, setEditing] = useState(false);
  const field = object.fields[object.title];
  const title = recordTitle(object, record) || label(object.label);
  const commit = (value: unknown) => {
    setEditing(false);
    if (value !== record[object.title]) save(record, { [object.title]: value }).catch(toast.problem);
  };
  if (isEditing && field) {
    return (
      <div className={styles.editor}>
        <InlineEditor field={field} value={record[object.title]} onCommit={commit} onCancel={() => setEditing(false)} />
      </div>
    );
  }
  return (
    <h1 className={styles.title} title={title}>
      {isEditable(object, object.title) ? (
        <button type="button" onClick={() => setEditing(true)} aria-label={t('record.rename', { title })}>
          {title}
        </button>
      ) : (
        title
      )}
    </h1>
  );
}
