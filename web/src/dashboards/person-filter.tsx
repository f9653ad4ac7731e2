import { useModel } from '../base/use-model.ts';
import { useRecord } from '../base/use-records.ts';
import { useText } from '../base/use-text.ts';
import { RecordPicker } from '../fields/record-picker.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Popover } from '../ui/popover.tsx';
import styles from './filters.module.css';

type Props = { person: string | undefined; onChange: (person: string | undefined) => void };

/** Narrows every report to one person; absent for who may not see people. */
export function PersonFilter({ person, onChange }: Props) {
  const t = useText();
  const user = useModel().objects.user;
  if (!user?.access.read) return null;
  return (
    <Popover
      width={260}
      trigger={(toggle, open) => (
        <Button
          icon={<Icon name="user" />}
          onClick={toggle}
          aria-expanded={open}
          aria-label={person ? undefined : `${t('dashboards.person')}: ${t('dashboards.everyone')}`}
        >
          <span className={styles.chosen}>
            {person ? <PersonTitle id={person} title={user.title} /> : t('dashboards.everyone')}
          </span>
          <Icon name="chevron-down" size={14} />
        </Button>
      )}
    >
      {(close) => (
        <RecordPicker
          object="user"
          label={t('dashboards.person')}
          first={[{ key: '', text: t('dashboards.everyone') }]}
          value={null}
          autoFocus
          onPick={(picked) => {
            onChange(picked?.id || undefined);
            close();
          }}
        />
      )}
    </Popover>
  );
}

function PersonTitle({ id, title }: { id: string; title: string }) {
  const { data } = useRecord('user', id, [title]);
  return <>{data ? String(data[title] ?? id) : '…'}</>;
}
