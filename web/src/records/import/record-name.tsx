import { Autocomplete } from '@mantine/core';
import { useFoundRecords } from '../../fields/use-found-records.ts';

type Props = {
  object: string;
  label: string;
  placeholder: string;
  /** Names that are offered before any word is typed. */
  known: readonly string[];
  value: string;
  onChange: (name: string) => void;
};

/** The name of a record that is there, found on the server by its words. */
export function RecordName({ object, label, placeholder, known, value, onChange }: Props) {
  const { found, setWords } = useFoundRecords(object);
  const names = [...new Set([...known, ...found.flatMap(({ title }) => title || [])])];
  return (
    <Autocomplete
      aria-label={label}
      placeholder={placeholder}
      data={names}
      filter={({ options }) => options}
      value={value}
      onChange={(name) => {
        setWords(name);
        onChange(name);
      }}
    />
  );
}
