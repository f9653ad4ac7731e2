import { useRecords } from '../../../../base/use-records.ts';
import { RecordsPicker } from '../../../../fields/record-picker.tsx';
import controls from '../../../controls/controls.module.css';

type Props = { label: string; ids: readonly string[]; onChange: (ids: string[]) => void };

/** Some people, who are still there. */
export function PeopleControl({ label, ids, onChange }: Props) {
  const query = { select: ['name'], filter: { field: 'id', op: 'in' as const, value: [...ids] }, limit: 50 };
  const { data } = useRecords('user', query, { enabled: ids.length > 0 });
  const titles = new Map((data?.records ?? []).map(({ id, name }) => [id, String(name)]));
  return (
    <div className={controls.property}>
      <span>{label}</span>
      <RecordsPicker
        object="user"
        label={label}
        onlyActive
        values={ids.map((id) => ({ id, title: titles.get(id) ?? '…' }))}
        onChange={(people) => onChange(people.map(({ id }) => id))}
      />
    </div>
  );
}
