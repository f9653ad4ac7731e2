import { useState } from 'react';
import type { Reference } from '../../../../metadata/wire.ts';
import { useText } from '../../base/use-text.ts';
import { MultiPicker } from '../../fields/multi-picker.tsx';
import { Picker } from '../../fields/picker.tsx';
import { RecordPicker, RecordsPicker } from '../../fields/record-picker.tsx';
import styles from './approval-chain.module.css';

type Person = { id: string; name: string };
type Props = {
  label: string;
  several: boolean;
  /** Null: everybody who is active. */
  among: readonly Person[] | null;
  onChoose: (ids: string[]) => void;
};

/** Chooses who decides: one or several, among some or all. */
export function PeopleChoice({ label, several, among, onChoose }: Props) {
  const t = useText();
  const [chosen, setChosen] = useState<Reference[]>([]);
  const choose = (next: Reference[]) => {
    setChosen(next);
    onChoose(next.map(({ id }) => id));
  };
  const shared = { label, placeholder: t('todo.person') };
  const [one = null] = chosen;
  if (!among)
    return (
      <Labelled label={label}>
        {several ? (
          <RecordsPicker {...shared} object="user" onlyActive values={chosen} onChange={choose} />
        ) : (
          <RecordPicker {...shared} object="user" onlyActive value={one} onPick={(person) => choose(person ? [person] : [])} />
        )}
      </Labelled>
    );
  return (
    <Labelled label={label}>
      <AmongSome {...{ shared, several, among, chosen }} onChoose={choose} />
    </Labelled>
  );
}

type SomeProps = {
  shared: { label: string; placeholder: string };
  several: boolean;
  among: readonly Person[];
  chosen: Reference[];
  onChoose: (next: Reference[]) => void;
};

function AmongSome({ shared, several, among, chosen, onChoose }: SomeProps) {
  const [words, setWords] = useState('');
  const options = among
    .filter(({ name }) => name.toLowerCase().includes(words.trim().toLowerCase()))
    .map(({ id, name }) => ({ key: id, text: name }));
  const selected = chosen.map(({ id, title }) => ({ key: id, text: title ?? id }));
  const toReferences = (picked: readonly { key: string; text: string }[]) =>
    onChoose(picked.map(({ key, text }) => ({ id: key, title: text })));
  if (several) return <MultiPicker {...shared} {...{ options, selected }} onWords={setWords} onChange={toReferences} />;
  const [first = null] = selected;
  return (
    <Picker
      {...shared}
      options={options}
      selected={first}
      onWords={setWords}
      onPick={(option) => toReferences(option ? [option] : [])}
    />
  );
}

function Labelled({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className={styles.choice}>
      <span className={styles.choiceLabel}>{label}</span>
      {children}
    </div>
  );
}
