import type { FieldModel } from '../../../../metadata/wire.ts';
import { paths } from '../../base/paths.ts';
import { queryClient } from '../../base/query-client.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { sendEdit } from '../../base/records.ts';
import { toast } from '../../base/toast.ts';
import { useObject } from '../../base/use-model.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { discard, insist, type KeptEdit } from '../../base/waiting-edits.ts';
import { FieldValue } from '../../fields/field-value.tsx';
import { Button } from '../../ui/button.tsx';
import { Link } from '../../ui/link.tsx';
import styles from './connection-bar.module.css';

/** Changes that wait for the server, or that it refused afterwards: of which record, to what, and what stands there instead. */
export function KeptEdits({ edits }: { edits: KeptEdit[] }) {
  return (
    <ul className={styles.edits}>
      {edits.map((edit) => (
        <OneEdit key={edit.key} edit={edit} />
      ))}
    </ul>
  );
}

function OneEdit({ edit }: { edit: KeptEdit }) {
  const t = useText();
  const label = useLabel();
  const object = useObject(edit.object);
  const { refused } = edit;
  const refresh = () => queryClient.invalidateQueries({ queryKey: queryKeys.records(edit.object) });
  const saveMine = () => insist(edit, sendEdit).catch(toast.problem).then(refresh);
  const giveUp = () => {
    discard(edit);
    void refresh();
  };
  return (
    <li>
      <div className={styles.words}>
        <Link to={paths.record(edit.object, edit.id)}>{edit.title || label(object?.label) || edit.object}</Link>
        <small>{refused ? (refused.current ? t('connection.changedMeanwhile') : refused.reason) : t('connection.waits')}</small>
        {Object.entries(edit.values).map(([name, value]) => {
          const field = object?.fields[name];
          return field && <Changed key={name} field={field} value={value} current={refused?.current?.[name]} />;
        })}
      </div>
      {refused && (
        <div className={styles.buttons}>
          <Button size="sm" onClick={giveUp}>
            {t('connection.discard')}
          </Button>
          <Button size="sm" variant="primary" onClick={() => void saveMine()}>
            {t('connection.saveMine')}
          </Button>
        </div>
      )}
    </li>
  );
}

type ChangedProps = { field: FieldModel; value: unknown; current: unknown };

function Changed({ field, value, current }: ChangedProps) {
  const t = useText();
  const label = useLabel();
  return (
    <div className={styles.changed}>
      <b>{label(field.label)}</b>
      <span>
        {t('connection.yours')}
        <FieldValue field={field} value={value} />
      </span>
      {current !== undefined && (
        <span>
          {t('connection.stands')}
          <FieldValue field={field} value={current} />
        </span>
      )}
    </div>
  );
}
