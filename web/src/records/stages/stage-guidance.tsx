import type { ObjectModel, WireRecord } from '../../../../metadata/wire.ts';
import { useRecord } from '../../base/use-records.ts';
import { useLabel } from '../../base/use-text.ts';
import { useHolding } from '../model/use-holding.ts';
import styles from './gate-dialog.module.css';

type Props = { object: ObjectModel; record: WireRecord; stage: string };

/** What the gates of the stage that a record stands at tell people to do there. */
export function StageGuidance({ object, record, stage }: Props) {
  const label = useLabel();
  const gates = Object.values(object.gates ?? {}).filter(({ field, option }) => field === stage && option === record[stage]);
  const told = gates.filter(({ guidance }) => guidance);
  const asks = told.some(({ when }) => when !== undefined);
  const { data: read } = useRecord(object.name, record.id, Object.keys(object.gateTypes ?? {}), { enabled: asks });
  const holds = useHolding(object.gateTypes, asks, read);
  return told
    .filter(({ when }) => when === undefined || holds?.(when))
    .map(({ guidance }) => (
      <p key={label(guidance)} className={styles.told}>
        {label(guidance)}
      </p>
    ));
}
