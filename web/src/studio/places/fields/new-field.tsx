import { type FormEvent, type RefObject, useState } from 'react';
import type { FieldTypeName } from '../../../../../metadata/define/field.ts';
import { paths } from '../../../base/paths.ts';
import { useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useGo } from '../../../ui/use-go.ts';
import { announce } from '../../frame/announce.ts';
import styles from './fields-page.module.css';
import { TypePicker } from './type-picker.tsx';
import { useFieldSteps } from './use-field-steps.ts';
import { useProposedField } from './use-proposed-field.ts';

type Props = { object: string; input: RefObject<HTMLInputElement | null> };

/** A new field in one line: a name, from which the type is guessed, and options behind a colon; Enter makes it, and its settings open beside it. */
export function NewField({ object, input }: Props) {
  const t = useText();
  const go = useGo();
  const steps = useFieldSteps(object);
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<FieldTypeName>();
  const { field, saysMore } = useProposedField(object, { words, chosen });
  const { label, type } = field;
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (label === '') return;
    setWords('');
    setChosen(undefined);
    const name = await steps.add(field);
    announce(t('studio.fieldAdded', { field: label }));
    await go(paths.studio('objects', object, 'fields', name));
    input.current?.focus();
  };
  return (
    <form className={styles.newField} onSubmit={add} data-builds>
      <Icon name="plus" />
      <input
        ref={input}
        className={styles.newName}
        value={words}
        maxLength={100}
        placeholder={t('studio.newFieldName')}
        aria-label={t('studio.newFieldName')}
        onChange={(event) => setWords(event.target.value)}
      />
      <TypePicker value={type} onPick={setChosen} isGuess={chosen === undefined && label !== ''} aside={saysMore} />
      <Button type="submit" variant="primary" size="sm" disabled={label === ''}>
        {t('studio.addField')}
      </Button>
    </form>
  );
}
