import { type KeyboardEvent, useRef, useState } from 'react';
import type { FieldTypeName } from '../../../../../metadata/define/field.ts';
import { fieldGroups } from '../../../../../metadata/field-types/field-design.ts';
import type { FieldType } from '../../../../../metadata/field-types/field-type.ts';
import { fieldTypes } from '../../../../../metadata/field-types/index.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Popover } from '../../../ui/popover.tsx';
import { SearchField } from '../../frame/search-field.tsx';
import { matches } from '../../words/matches.ts';
import styles from './type-picker.module.css';

type Props = {
  value: FieldTypeName;
  onPick: (type: FieldTypeName) => void;
  /** It was guessed from the name. */
  isGuess?: boolean;
  /** What is known besides, such as the object that it leads to. */
  aside?: string;
  /** Default: every type is offered. */
  fits?: (type: FieldType) => boolean;
};

/** The types on their shelves, each with a value as people would read it. */
export function TypePicker({ value, onPick, isGuess, aside, fits }: Props) {
  const t = useText();
  const label = useLabel();
  const type = fieldTypes[value] as FieldType;
  const said = [label(type.label), ...(aside ? [aside] : [])].join(' · ');
  return (
    <Popover
      width={440}
      position="bottom-end"
      trigger={(toggle, open) => (
        <Button
          size="sm"
          icon={<Icon name={type.design.icon} />}
          aria-expanded={open}
          aria-label={t('studio.typeIs', { type: said })}
          title={isGuess ? t('studio.guessed') : undefined}
          onClick={toggle}
        >
          {said}
          {isGuess && <Icon name="sparkles" size={12} />}
        </Button>
      )}
    >
      {(close) => (
        <Shelves
          value={value}
          fits={fits}
          onPick={(picked) => {
            onPick(picked);
            close();
          }}
        />
      )}
    </Popover>
  );
}

function Shelves({ value, onPick, fits = () => true }: Pick<Props, 'value' | 'onPick' | 'fits'>) {
  const t = useText();
  const label = useLabel();
  const [words, setWords] = useState('');
  const { search, list, onKeyDown } = useSearchKeys(words);
  const types = (Object.values(fieldTypes) as FieldType[]).filter(fits);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows lead from the search to what was found
    <div onKeyDown={onKeyDown}>
      <SearchField ref={search} label={t('studio.findType')} words={words} onWords={setWords} className={styles.search} />
      <div ref={list} className={styles.shelves}>
        {Object.entries(fieldGroups).map(([group, heading]) => {
          const shown = types.filter((type) => type.design.group === group && matches(words, type.label, type.name));
          if (shown.length === 0) return null;
          return (
            <section key={group} aria-label={label(heading)}>
              <h3 className={styles.heading}>{label(heading)}</h3>
              {shown.map((type) => (
                <button
                  key={type.name}
                  type="button"
                  className={styles.type}
                  aria-pressed={type.name === value}
                  onClick={() => onPick(type.name)}
                >
                  <Icon name={type.design.icon} />
                  <span>{label(type.label)}</span>
                  <small>{label(type.design.example)}</small>
                </button>
              ))}
            </section>
          );
        })}
      </div>
    </div>
  );
}

/** Arrows lead from the search through what was found, and Enter in it takes the first. */
function useSearchKeys(words: string) {
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const found = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = found.indexOf(document.activeElement as HTMLButtonElement);
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by) (found[at + by] ?? (by < 0 ? search.current : found[at]))?.focus();
    else if (event.key === 'Enter' && at < 0 && words.trim() !== '') found[0]?.click();
    else return;
    event.preventDefault();
  };
  return { search, list, onKeyDown };
}
