import { type ReactElement, useState } from 'react';
import type { Comparison } from '../../../../../metadata/rules/condition.ts';
import type { FieldModel } from '../../../../../metadata/wire.ts';
import { relatedObject } from '../../../fields/find-field.ts';
import { Popover } from '../../../ui/popover.tsx';
import { SearchField } from '../../frame/search-field.tsx';
import { fieldAt, typeOfPath } from '../../model/type-of-path.ts';
import { matches } from '../../words/matches.ts';
import type { Speaker } from './condition-words.ts';
import { firstComparison } from './offered-operators.ts';
import styles from './rules-page.module.css';
import { useRoles, useSpeaker } from './use-speaker.ts';

type Props = {
  object: string;
  ofRecord: boolean;
  onPick: (comparison: Comparison) => void;
  startsOpen?: boolean;
  children: (open: () => void) => ReactElement;
};

/** What a condition can ask: fields of the record and of records it is linked with, the change, and who makes it. */
export function NewComparison({ object, ofRecord, onPick, startsOpen, children }: Props) {
  return (
    <Popover width={320} trigger={children} startsOpen={startsOpen}>
      {(close) => (
        <Subjects
          object={object}
          ofRecord={ofRecord}
          onPick={(comparison) => {
            close();
            onPick(comparison);
          }}
        />
      )}
    </Popover>
  );
}

type Subject = { key: string; text: string; path?: string; begins: () => Comparison };

function Subjects({ object, ofRecord, onPick }: Omit<Props, 'children' | 'startsOpen'>) {
  const speaker = useSpeaker(object);
  const [words, setWords] = useState('');
  const subjects = useSubjects(speaker, ofRecord).filter(({ text, path }) => matches(words, { zh: text, en: text }, path));
  return (
    <div>
      <SearchField
        data-autofocus
        label={speaker.t('rules.findField')}
        words={words}
        onWords={setWords}
        className={styles.search}
        onKeyDown={(event) => {
          const [first] = subjects;
          if (event.key !== 'Enter' || event.nativeEvent.isComposing || !first) return;
          // The button that opened this has the focus next, and must not be pressed by the same key.
          event.preventDefault();
          onPick(first.begins());
        }}
      />
      <ul className={styles.subjects}>
        {subjects.map(({ key, text, begins }) => (
          <li key={key}>
            <button type="button" onClick={() => onPick(begins())}>
              {text}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function useSubjects(speaker: Speaker, ofRecord: boolean): Subject[] {
  const roles = useRoles();
  const { t, model, object } = speaker;
  const own = Object.entries(model.objects[object]?.fields ?? {});
  const ofField = (path: string, text: string): Subject[] => {
    const field = fieldAt(speaker, path);
    const type = typeOfPath(speaker, path);
    return field && type !== 'none' ? [{ key: path, path, text, begins: () => firstComparison(path, field, type) }] : [];
  };
  const related = own.flatMap(([name, field]) => {
    const target = relatedObject(field);
    const fields = target === undefined ? {} : (model.objects[target]?.fields ?? {});
    const visible = Object.entries(fields).filter(([, each]) => !each.system);
    return visible.flatMap(([inner, each]) =>
      ofField(`${name}.${inner}`, `${textOf(field, speaker)} › ${textOf(each, speaker)}`),
    );
  });
  const ofChange: Subject[] = [
    { key: 'new()', text: `${t('rules.theRecord')} ${t('rules.isNew')}`, begins: () => ({ about: 'new', operator: 'yes' }) },
    { key: 'source()', text: t('rules.theSource'), begins: () => ({ about: 'source', operator: '=', source: 'import' }) },
  ];
  return [
    ...own.filter(([, field]) => !field.system).flatMap(([name, field]) => ofField(name, textOf(field, speaker))),
    ...(ofRecord ? [] : ofChange),
    {
      key: 'role()',
      text: `${t('rules.theWriter')} ${t('rules.hasRole')}`,
      begins: () => ({ about: 'role', operator: 'yes', role: roles[0]?.name ?? '' }),
    },
    ...own.filter(([, field]) => field.system).flatMap(([name, field]) => ofField(name, textOf(field, speaker))),
    ...related,
  ];
}

function textOf(field: FieldModel, { label }: Speaker): string {
  return label(field.label);
}
