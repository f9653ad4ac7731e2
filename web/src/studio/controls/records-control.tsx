import { useRecords } from '../../base/use-records.ts';
import { RecordsPicker } from '../../fields/record-picker.tsx';
import controls from './controls.module.css';
import { keepEscape } from './reference-controls.tsx';

type Props = { object: 'user' | 'department'; label: string; ids: readonly string[]; onChange: (ids: string[]) => void };

/** Some people, who are still there, or some departments. */
export function RecordsControl({ object, label, ids, onChange }: Props) {
  const query = { select: ['name'], filter: { field: 'id', op: 'in' as const, value: [...ids] }, limit: 200 };
  const { data } = useRecords(object, query, { enabled: ids.length > 0 });
  const titles = new Map((data?.records ?? []).map(({ id, name }) => [id, String(name)]));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a key of the picker inside passes through here
    <div className={controls.property} onKeyDown={keepEscape}>
      <span className={controls.label}>{label}</span>
      <RecordsPicker
        object={object}
        label={label}
        onlyActive={object === 'user'}
        values={ids.map((id) => ({ id, title: titles.get(id) ?? '…' }))}
        onChange={(records) => onChange(records.map(({ id }) => id))}
      />
    </div>
  );
}
