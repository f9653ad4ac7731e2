import { Autocomplete } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useText } from '../../base/use-text.ts';
import { useFoundRecords } from '../../fields/use-found-records.ts';

type Props = {
  object: string;
  label: string;
  placeholder: string;
  /** Names that are offered before any word is typed. */
  known: readonly string[];
  /** Records that are missing are made: any name will do. */
  mayBeNew: boolean;
  value: string;
  onChange: (name: string) => void;
};

/** The name of a record that is there, found on the server by its words. Half a name decides nothing. */
export function RecordName({ object, label, placeholder, known, mayBeNew, value, onChange }: Props) {
  const t = useText();
  const { found, setWords } = useFoundRecords(object);
  const [typed, setTyped] = useState<string>();
  const [isLeft, setLeft] = useState(false);
  const names = [...new Set([...known, ...found.flatMap(({ title }) => title || [])])];
  const isName = typed !== undefined && names.includes(typed);
  useEffect(() => {
    if (typed === undefined || typed === value) return;
    // Something else was decided beside it.
    if (value !== '') setTyped(undefined);
    else if (isName) onChange(typed);
  });
  const leave = () => {
    setLeft(true);
    if (mayBeNew && typed?.trim()) onChange(typed.trim());
  };
  const isUnknown = isLeft && typed !== undefined && typed.trim() !== '' && !isName && !mayBeNew;
  return (
    <Autocomplete
      aria-label={label}
      placeholder={placeholder}
      data={names}
      filter={({ options }) => options}
      value={value || (typed ?? '')}
      error={isUnknown && t('import.noSuchName')}
      onChange={(name) => {
        setWords(name);
        setTyped(name);
        setLeft(false);
        // What was decided before is open again until the name is whole.
        if (value !== '') onChange('');
      }}
      onBlur={leave}
    />
  );
}
