import { useCallback, useRef, useState } from 'react';
import type { ChoiceOption } from '../../../../../metadata/define/field.ts';
import type { Label } from '../../../../../metadata/label.ts';
import { useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { DragList } from '../../frame/drag-list.tsx';
import type { Element } from '../../store/commands.ts';
import { matches } from '../../words/matches.ts';
import { OptionRow } from './option-row.tsx';
import styles from './options.module.css';
import { splitOptions } from './split-options.ts';
import { useOptionSteps } from './use-option-steps.ts';
import { usePainting } from './use-painting.ts';

type Props = {
  label: string;
  /** Where the options stand. */
  element: Element;
  options: readonly ChoiceOption[];
  /** What they belong to. */
  thing: Label;
  /** Those that records may have. */
  published: ReadonlySet<string>;
  /** They stand there only until somebody says what there is to choose from. */
  isAsBegun?: boolean;
};

/** So many are drawn at first, and searched from so many on. */
const [atOnce, many] = [100, 30];

/**
 * The options of a choice in their order: written in place, coloured, moved by Alt and arrows. An option that records may have is archived, or merged into
 * another; only a new one is just removed.
 */
export function OptionsControl({ label, element, options, thing, published, isAsBegun = false }: Props) {
  const t = useText();
  const steps = useOptionSteps(element, thing);
  const latest = useRef(options);
  latest.current = options;
  const now = useCallback(() => latest.current, []);
  const { painting, painted } = usePainting(now, steps);
  const [words, setWords] = useState('');
  const [sought, setSought] = useState<ReadonlySet<string>>();
  const [shown, setShown] = useState(atOnce);
  // What was found stays while it is renamed.
  const search = (text: string) => {
    const found = options.filter((option) => matches(text, option.label, option.value));
    setWords(text);
    setSought(text.trim() === '' ? undefined : new Set(found.map(({ value }) => value)));
  };
  const found = options.flatMap((option, index) => (sought?.has(option.value) === false ? [] : [{ option, index }]));
  const rows = found.slice(0, shown);
  const moveByDrag = (value: string, by: number) => {
    const option = options.find((each) => each.value === value);
    if (option) steps.move(option, by);
  };
  return (
    <fieldset className={styles.options}>
      <legend>{label}</legend>
      {options.length >= many && (
        <input
          type="search"
          className={styles.search}
          value={words}
          placeholder={t('lists.find', { count: options.length })}
          aria-label={t('lists.find', { count: options.length })}
          onChange={(event) => search(event.target.value)}
        />
      )}
      <DragList ids={rows.map(({ option }) => option.value)} onMove={moveByDrag}>
        <ul>
          {rows.map(({ option, index }) => (
            <OptionRow
              key={option.value}
              {...{ option, index, steps, painting, options: now, count: options.length }}
              isPublished={published.has(option.value)}
              isPainted={painted.has(option.value)}
            />
          ))}
        </ul>
      </DragList>
      {found.length > shown && (
        <Button size="sm" onClick={() => setShown(shown + atOnce)}>
          {t('lists.more', { count: found.length - shown })}
        </Button>
      )}
      <AddOptions onAdd={(texts) => void steps.add(texts, isAsBegun ? [] : options, isAsBegun ? options : [])} />
    </fieldset>
  );
}

function AddOptions({ onAdd }: { onAdd: (texts: string[]) => void }) {
  const t = useText();
  const [words, setWords] = useState('');
  return (
    <input
      data-builds
      className={styles.add}
      value={words}
      placeholder={t('studio.addOptions')}
      aria-label={t('studio.addOptions')}
      onChange={(event) => setWords(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing || words.trim() === '') return;
        event.preventDefault();
        onAdd(splitOptions(words));
        setWords('');
      }}
    />
  );
}
