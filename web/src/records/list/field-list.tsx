import { useState } from 'react';
import type { FieldModel, ObjectModel } from '../../../../metadata/wire.ts';
import { isComposing } from '../../base/composition-guard.ts';
import { fuzzyScore } from '../../base/fuzzy-match.ts';
import { pinyinInitials } from '../../base/pinyin-initials.ts';
import { useModel } from '../../base/use-model.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { relatedObject } from '../../fields/find-field.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './field-list.module.css';

type Props = {
  object: ObjectModel;
  onPick: (path: string) => void;
  /** Fields shown with a tick. */
  ticked?: string[];
  /** A field that cannot be unticked. */
  fixed?: string;
  /** Which fields are offered; default all. */
  isOffered?: (field: FieldModel) => boolean;
  /** Offered before the others. */
  first?: string[];
  /** As long as its fields, and without the focus, which would bring a keyboard up. */
  inSheet?: boolean;
};

/** The fields of an object to choose from, by words or pinyin initials; a related record's fields are one level down. */
export function FieldList({ object, onPick, ticked, fixed, isOffered = () => true, first = [], inSheet }: Props) {
  const t = useText();
  const label = useLabel();
  const { objects } = useModel();
  const [words, setWords] = useState('');
  const [through, setThrough] = useState<string>();
  const relation = through ? object.fields[through] : undefined;
  const here = relation ? objects[relatedObject(relation) ?? ''] : object;
  const pathOf = (name: string) => (through ? `${through}.${name}` : name);
  const rank = (name: string) => (first.includes(pathOf(name)) ? first.indexOf(pathOf(name)) : first.length);
  const fields = usefulFields(here)
    .filter(([, field]) => fits(label(field.label), words))
    .sort(([a], [b]) => rank(a) - rank(b));
  const choosable = fields.flatMap(([name, field]) => (isOffered(field) && pathOf(name) !== fixed ? [name] : []));
  const lead = (name: string) => {
    setWords('');
    setThrough(name);
  };
  return (
    <div className={styles.panel}>
      <div className={styles.search}>
        {relation && (
          <button type="button" className={styles.back} onClick={() => setThrough(undefined)}>
            <Icon name="arrow-left" size={14} />
            {label(relation.label)}
          </button>
        )}
        <input
          // biome-ignore lint/a11y/noAutofocus: the list was opened to choose from
          autoFocus={!inSheet}
          className={styles.input}
          placeholder={t('list.findField')}
          aria-label={t('list.findField')}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => {
            const [first] = choosable;
            if (event.key !== 'Enter' || isComposing(event.nativeEvent) || words === '' || !first) return;
            event.preventDefault();
            onPick(pathOf(first));
          }}
        />
      </div>
      <ul className={styles.list} data-whole={inSheet || undefined}>
        {fields.map(([name, field]) => (
          <Line
            key={pathOf(name)}
            field={field}
            isOffered={isOffered(field)}
            isTicked={ticked?.includes(pathOf(name))}
            isFixed={pathOf(name) === fixed}
            onPick={() => onPick(pathOf(name))}
            onLead={through ? undefined : () => lead(name)}
          />
        ))}
        {fields.length === 0 && <li className={styles.none}>{t('ui.nothingFound')}</li>}
      </ul>
    </div>
  );
}

type LineProps = {
  field: FieldModel;
  isOffered: boolean;
  isTicked: boolean | undefined;
  isFixed: boolean;
  onPick: () => void;
  onLead: (() => void) | undefined;
};

function Line({ field, isOffered, isTicked, isFixed, onPick, onLead }: LineProps) {
  const t = useText();
  const label = useLabel();
  const { objects } = useModel();
  const into = t('list.fieldsOf', { field: label(field.label) });
  return (
    <li className={styles.line}>
      {isOffered && (
        <button type="button" className={styles.field} disabled={isFixed} aria-pressed={isTicked} onClick={onPick}>
          {isTicked !== undefined && <span className={styles.tick}>{isTicked && <Icon name="check" size={14} />}</span>}
          <span className={styles.name}>{label(field.label)}</span>
        </button>
      )}
      {onLead && objects[relatedObject(field) ?? ''] && (
        <button type="button" className={styles.into} aria-label={into} title={into} onClick={onLead}>
          <Icon name="chevron-right" size={14} />
        </button>
      )}
    </li>
  );
}

/** Nobody looks for these. */
const internal = new Set(['id', 'version', 'deleted_at']);

/** The object's own fields before those that every object has. */
function usefulFields(object: ObjectModel | undefined): [string, FieldModel][] {
  const fields = Object.entries(object?.fields ?? {}).filter(([name]) => !internal.has(name));
  return fields.sort(([, a], [, b]) => Number(a.system ?? false) - Number(b.system ?? false));
}

function fits(name: string, words: string): boolean {
  return fuzzyScore(words, name) > 0 || fuzzyScore(words, pinyinInitials(name)) > 0;
}
