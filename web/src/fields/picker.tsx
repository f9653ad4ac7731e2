import { Combobox, ScrollArea, useCombobox } from '@mantine/core';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { fuzzyScore } from '../base/fuzzy-match.ts';
import { pinyinInitials } from '../base/pinyin-initials.ts';
import { useText } from '../base/use-text.ts';
import styles from './editor.module.css';

export type PickerOption = {
  key: string;
  text: string;
  /** Drawn instead of the text. */
  node?: ReactNode;
};

type Props = {
  label: string;
  selected: PickerOption | null;
  options: PickerOption[];
  /** Null when the choice is taken away. */
  onPick: (option: PickerOption | null) => void;
  clearable?: boolean;
  /** Options come from elsewhere, for these words; without it they are looked through here, by letters and pinyin initials. */
  onWords?: (words: string) => void;
  loading?: boolean;
  /** A last entry, such as “New …”. */
  create?: { text: (words: string) => string; run: (words: string) => void };
  placeholder?: string;
  autoFocus?: boolean;
  invalid?: string;
  id?: string;
};

const clearKey = '\0clear';
const createKey = '\0create';

/** Picks one of many by typing or from the list. Enter takes the marked one, Esc closes the list. */
export function Picker({ label, selected, options, onPick, onWords, ...rest }: Props) {
  const { clearable, loading, create, placeholder, autoFocus, invalid, id } = rest;
  const t = useText();
  const { input, words, combobox, setWords } = usePickerWords(onWords, autoFocus);
  const found = onWords || !words ? options : options.filter((option) => fits(option, words));
  const submit = (key: string) => {
    const typed = words ?? '';
    combobox.closeDropdown();
    if (key === createKey) create?.run(typed);
    else onPick(key === clearKey ? null : (options.find((option) => option.key === key) ?? null));
  };
  return (
    <Combobox store={combobox} onOptionSubmit={submit} withinPortal>
      <Combobox.Target withExpandedAttribute>
        <input
          ref={input}
          id={id}
          className={styles.input}
          autoComplete="off"
          role="combobox"
          aria-expanded={combobox.dropdownOpened}
          aria-label={label}
          aria-invalid={invalid ? true : undefined}
          placeholder={(selected?.text ?? placeholder) || t('ui.selectPlaceholder')}
          value={words ?? selected?.text ?? ''}
          onChange={(event) => {
            setWords(event.target.value);
            combobox.openDropdown();
          }}
          onKeyDown={(event) => {
            // It closes the list, and leads nowhere.
            if (event.key === 'Escape' && combobox.dropdownOpened) event.preventDefault();
          }}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown miw={160}>
        <Combobox.Options aria-label={label}>
          <ScrollArea.Autosize mah={264} type="scroll">
            {clearable && selected && !words && <Combobox.Option value={clearKey}>{t('state.none')}</Combobox.Option>}
            {found.map((option) => (
              <Combobox.Option key={option.key} value={option.key} active={option.key === selected?.key}>
                {option.node ?? option.text}
              </Combobox.Option>
            ))}
            {found.length === 0 && <Combobox.Empty>{loading ? t('state.loading') : t('ui.nothingFound')}</Combobox.Empty>}
            {create && <Combobox.Option value={createKey}>{create.text(words ?? '')}</Combobox.Option>}
          </ScrollArea.Autosize>
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

/** What is typed into the picker (null: nothing, so that it shows what is chosen), and its list, whose first entry is marked for the words. */
function usePickerWords(onWords: Props['onWords'], autoFocus: boolean | undefined) {
  const input = useRef<HTMLInputElement>(null);
  const [words, keepWords] = useState<string | null>(null);
  const setWords = (next: string | null) => {
    keepWords(next);
    onWords?.(next ?? '');
  };
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setWords(null);
    },
  });
  const open = useRef(combobox.openDropdown);
  // Before the next key, so that an Esc closes the list alone.
  useLayoutEffect(() => {
    if (!autoFocus) return;
    input.current?.focus();
    input.current?.select();
    open.current();
  }, [autoFocus]);
  const markFirst = useRef(combobox.selectFirstOption);
  markFirst.current = combobox.selectFirstOption;
  useEffect(() => {
    if (words) markFirst.current();
  }, [words]);
  return { input, words, setWords, combobox };
}

function fits({ text }: PickerOption, words: string): boolean {
  return fuzzyScore(words, text) > 0 || fuzzyScore(words, pinyinInitials(text)) > 0;
}
