import type { ApproverSource } from '../../../../../../metadata/approvals/approver-source.ts';
import { useRecords } from '../../../../base/use-records.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import controls from '../../../controls/controls.module.css';
import { Property } from '../../../controls/property.tsx';
import { FieldControl } from '../../../controls/reference-controls.tsx';
import { useBound } from '../../../store/use-studio.ts';
import styles from '../buttons-page.module.css';
import type { InputProps } from './input-control.ts';

/** A field of the record that set it off, of those that fit. */
export function OwnFieldInput({ object, element, declared, words }: InputProps) {
  const label = useLabel();
  const bound = useBound<string>(element, words);
  return <FieldControl label={label(declared.label)} object={object} fits={declared.fits} withSystem bound={bound} clearable />;
}

/** How much each of the people who are named counts, beside the others; a weight of one is not kept. */
export function WeightsInput({ element, declared, inputs, words }: InputProps) {
  const t = useText();
  const label = useLabel();
  const bound = useBound<Record<string, number>>(element, words);
  const sources = [inputs.people, inputs.approvers].flatMap((given) => (Array.isArray(given) ? (given as ApproverSource[]) : []));
  const named = [...new Set(sources.flatMap((source) => ('people' in source ? source.people : [])))];
  const { data } = useRecords(
    'user',
    { select: ['name'], filter: { field: 'id', op: 'in', value: named }, limit: 200 },
    { enabled: named.length > 0 },
  );
  if (named.length < 2) return null;
  const write = (id: string, weight: number) => {
    const { [id]: _, ...others } = bound.value ?? {};
    const next = weight > 1 ? { ...others, [id]: Math.min(100, Math.round(weight)) } : others;
    bound.write(Object.keys(next).length > 0 ? next : undefined);
  };
  return (
    <Property label={label(declared.label)} help={t('processes.weightsHelp')} bound={bound}>
      {() => (
        <div className={styles.deed}>
          {(data?.records ?? []).map((person) => (
            <label key={person.id} className={controls.pair}>
              <span>{String(person.name)}</span>
              <input
                className={controls.input}
                type="number"
                min={1}
                max={100}
                value={bound.value?.[person.id] ?? 1}
                onChange={({ target }) => write(person.id, Number(target.value))}
              />
            </label>
          ))}
        </div>
      )}
    </Property>
  );
}
