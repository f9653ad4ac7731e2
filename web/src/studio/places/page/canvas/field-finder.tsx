import { type KeyboardEvent, useId, useState } from 'react';
import type { FieldTypeName } from '../../../../../../metadata/define/field.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { Button } from '../../../../ui/button.tsx';
import { Icon } from '../../../../ui/icon.tsx';
import { announce } from '../../../frame/announce.ts';
import { TypePicker } from '../../fields/type-picker.tsx';
import { useProposedField } from '../../fields/use-proposed-field.ts';
import type { FieldChoice } from '../field-choices.ts';
import styles from './add-field.module.css';
import type { Adding } from './add-field.tsx';

/** Finds a field for a place on the canvas, or makes one: a name, whose type is guessed. */
export function FieldFinder<Place>({ adding, place }: { adding: Adding<Place>; place: Place }) {
  const t = useText();
  const id = useId();
  const { words, write, choices, at, take, make, close, onKeyDown, proposed, saysMore, isGuess, setType } = useFieldSearch({
    adding,
    place,
  });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a click in here selects nothing behind it
    // biome-ignore lint/a11y/useKeyWithClickEvents: it does nothing by itself
    <div className={styles.finder} onClick={(event) => event.stopPropagation()}>
      <div className={styles.head}>
        <Icon name="search" size={14} />
        <input
          // biome-ignore lint/a11y/noAutofocus: it comes when it is asked for
          autoFocus
          role="combobox"
          aria-expanded
          aria-controls={id}
          aria-activedescendant={choices[at] && `${id} ${choices[at].path}`}
          aria-label={t('studio.findOrMake')}
          placeholder={t('studio.findOrMake')}
          value={words}
          maxLength={100}
          onChange={(event) => write(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <button type="button" className={styles.close} aria-label={t('action.close')} onClick={close}>
          <Icon name="x" size={14} />
        </button>
      </div>
      <Choices id={id} choices={choices} at={at} onTake={take} />
      {proposed.label !== '' && (
        <div className={styles.make}>
          <Button size="sm" icon={<Icon name="plus" />} onClick={() => void make()}>
            {t('studio.makeField', { name: proposed.label })}
          </Button>
          <TypePicker value={proposed.type} onPick={setType} isGuess={isGuess} aside={saysMore} />
        </div>
      )}
    </div>
  );
}

type ChoicesProps = { id: string; choices: FieldChoice[]; at: number; onTake: (path: string) => void };

function Choices({ id, choices, at, onTake }: ChoicesProps) {
  const t = useText();
  const label = useLabel();
  return (
    <div id={id} role="listbox" className={styles.choices} aria-label={t('studio.findOrMake')}>
      {choices.map(({ path, label: name, from }, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the input has the focus, and says which is active
        // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the input does it
        <div
          key={path}
          id={`${id} ${path}`}
          role="option"
          aria-selected={index === at}
          className={styles.choice}
          onClick={() => onTake(path)}
        >
          <span>{label(name)}</span>
          <span className={styles.from}>{t(`studio.fieldFrom.${from}`)}</span>
        </div>
      ))}
    </div>
  );
}

/** What is looked for, which of the found is marked, and what becomes of the words: a field that is there, or one that is made. */
function useFieldSearch<Place>({ adding, place }: { adding: Adding<Place>; place: Place }) {
  const t = useText();
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<FieldTypeName>();
  const [at, setAt] = useState(0);
  const choices = adding.choices(words);
  const { field: proposed, saysMore } = useProposedField(adding.object, { words, chosen });
  const close = () => adding.set(undefined);
  const done = (field: string) => {
    close();
    announce(t('studio.fieldPlaced', { field: words || field }));
    adding.select(field, place);
  };
  const take = (path: string) => {
    adding.take(path, place);
    done(path);
  };
  const make = async () => {
    if (proposed.label !== '') done(await adding.make(proposed, place));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by) setAt(Math.max(0, Math.min(choices.length - 1, at + by)));
    else if (event.key === 'Escape') close();
    else if (event.key === 'Enter') {
      const choice = choices[at];
      if (choice && !event.shiftKey) take(choice.path);
      else void make();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const write = (typed: string) => {
    setWords(typed);
    setAt(0);
  };
  const isGuess = chosen === undefined;
  return { words, write, choices, at, take, make, close, onKeyDown, proposed, saysMore, isGuess, setType: setChosen };
}
