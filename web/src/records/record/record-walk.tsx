import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { paths } from '../../base/paths.ts';
import { useShortcut } from '../../base/use-shortcut.ts';
import { useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useGo } from '../../ui/use-go.ts';
import { findNeighbours } from './neighbours.ts';
import styles from './record-walk.module.css';

/** Goes through the list that the record was opened from. */
export function RecordWalk({ object, id }: { object: ObjectModel; id: string }) {
  const t = useText();
  const go = useGo();
  const client = useQueryClient();
  const [around] = useState(() => findNeighbours(client, object.name, id));
  const walk = (to: string | undefined) => to && go(paths.record(object.name, to), { replace: true });
  useShortcut('k', () => walk(around?.previous), { label: 'record.previous', group: 'record', enabled: Boolean(around) });
  useShortcut('j', () => walk(around?.next), { label: 'record.next', group: 'record', enabled: Boolean(around) });
  if (!around) return null;
  return (
    <div className={styles.walk}>
      <span className={styles.place}>
        {around.place} / {around.of}
      </span>
      <IconButton
        icon={<Icon name="chevron-up" />}
        label={t('record.previous')}
        disabled={!around.previous}
        onClick={() => walk(around.previous)}
      />
      <IconButton
        icon={<Icon name="chevron-down" />}
        label={t('record.next')}
        disabled={!around.next}
        onClick={() => walk(around.next)}
      />
    </div>
  );
}
