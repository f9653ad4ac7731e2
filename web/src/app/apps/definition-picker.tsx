import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { type TextKey, useLabel, useText } from '../../base/use-text.ts';
import { matches } from '../../studio/words/matches.ts';
import { Chip } from '../../ui/chip.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import styles from './definition-picker.module.css';
import type { PackageChoice } from './use-package-choices.ts';

type Props = {
  choices: readonly PackageChoice[] | undefined;
  picked: ReadonlySet<string>;
  /** Needed by what is picked. */
  added: ReadonlySet<string>;
  onPick: (picked: ReadonlySet<string>) => void;
};

/** Definitions kind by kind, to be ticked; found by name in either language and by pinyin initials. */
export function DefinitionPicker({ choices, picked, added, onPick }: Props) {
  const t = useText();
  const [words, setWords] = useState('');
  if (!choices) return <Skeleton width={240} />;
  const shown = choices.filter(({ label, name }) => matches(words, label, name));
  const kinds = [...new Set(shown.map(({ kind }) => kind))];
  const toggle = (key: string) => {
    const next = new Set(picked);
    if (!next.delete(key)) next.add(key);
    onPick(next);
  };
  return (
    <div className={styles.picker}>
      <input
        className={styles.search}
        type="search"
        value={words}
        placeholder={t('studio.find')}
        aria-label={t('studio.find')}
        onChange={(event) => setWords(event.target.value)}
      />
      <div className={styles.list}>
        {kinds.map((kind) => (
          <fieldset key={kind}>
            <legend>{t(`studio.kind.${kind}` as TextKey)}</legend>
            {shown
              .filter((each) => each.kind === kind)
              .map((each) => (
                <Choice key={each.key} choice={each} {...{ picked, added }} onToggle={() => toggle(each.key)} />
              ))}
          </fieldset>
        ))}
        {shown.length === 0 && <p>{t('ui.nothingFound')}</p>}
      </div>
    </div>
  );
}

type ChoiceProps = Pick<Props, 'picked' | 'added'> & { choice: PackageChoice; onToggle: () => void };

function Choice({ choice: { key, name, label: text }, picked, added, onToggle }: ChoiceProps) {
  const t = useText();
  const label = useLabel();
  const comesAlong = added.has(key) && !picked.has(key);
  return (
    <div className={styles.choice}>
      <Checkbox
        label={
          <>
            {label(text)} <code>{name}</code>
          </>
        }
        checked={picked.has(key) || comesAlong}
        disabled={comesAlong}
        onChange={onToggle}
      />
      {comesAlong && <Chip color="blue">{t('apps.comesAlong')}</Chip>}
    </div>
  );
}
