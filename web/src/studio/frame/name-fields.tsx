import { useRef, useState } from 'react';
import type { Label } from '../../../../metadata/label.ts';
import { useLocale, useText } from '../../base/use-text.ts';
import { TextInput } from '../../ui/form-input.tsx';
import { proposeName } from '../words/propose-name.ts';

export type Naming = {
  label: Label;
  /** The label with the one language in the other's place where that is empty. */
  whole: Label;
  name: string;
  isTaken: boolean;
  isReady: boolean;
  write(side: 'zh' | 'en', text: string): void;
  rename(name: string): void;
};

/** What a new thing is called, and its API name, which follows until somebody writes one. */
export function useNaming(isTaken: (name: string) => boolean, start: Label = { zh: '', en: '' }): Naming {
  const [label, setLabel] = useState(start);
  const [name, setName] = useState('');
  const [isNamed, setNamed] = useState(false);
  const proposedFor = useRef('');
  const write = (side: 'zh' | 'en', text: string) => {
    const next = { ...label, [side]: text };
    setLabel(next);
    const wanted = next.en || next.zh;
    proposedFor.current = wanted;
    // A dictionary may come later than the next letter.
    if (!isNamed) void proposeName(wanted, isTaken).then((proposed) => proposedFor.current === wanted && setName(proposed));
  };
  const rename = (wanted: string) => {
    setNamed(true);
    setName(wanted);
  };
  const whole = { zh: label.zh || label.en, en: label.en || label.zh };
  return { label, whole, name, isTaken: isTaken(name), isReady: whole.zh !== '' && name !== '' && !isTaken(name), write, rename };
}

/** The fields for it: both languages, one's own first, and the API name, which can be changed until it is published where no `help` says otherwise. */
export function NameFields({ naming, help }: { naming: Naming; help?: string }) {
  const t = useText();
  const locale = useLocale();
  const sides = locale === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const);
  return (
    <>
      {sides.map((side) => (
        <TextInput
          key={side}
          label={t(`studio.textIn.${side}`, { label: t('studio.name') })}
          value={naming.label[side]}
          maxLength={100}
          onChange={(event) => naming.write(side, event.target.value)}
        />
      ))}
      <TextInput
        label={t('studio.apiName')}
        description={help ?? t('studio.apiNameHelp')}
        value={naming.name}
        maxLength={48}
        error={naming.isTaken ? t('studio.taken') : undefined}
        onChange={(event) => naming.rename(event.target.value)}
      />
    </>
  );
}
