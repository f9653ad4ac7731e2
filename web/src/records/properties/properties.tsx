import { useState } from 'react';
import { useShortcut } from '../../base/use-shortcut.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { isBlank } from '../../fields/field-value.tsx';
import { fieldWidget } from '../../fields/index.ts';
import { useRulesSoon } from '../../fields/rules/use-rules.ts';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import type { Save } from '../model/save-record.tsx';
import { isEditable, type OpenRecord } from '../record/open-record.ts';
import { findProperties } from './find-properties.ts';
import styles from './properties.module.css';
import { Property } from './property.tsx';

const blanksKey = 'tenon.hideBlanks';

type Props = {
  open: OpenRecord;
  save: Save;
  /** Single letters edit; beside a list they are the list's. */
  hasKeys?: boolean;
};

/** All fields of a record in the layout's sections, each edited where it stands. */
export function Properties({ open, save, hasKeys = false }: Props) {
  const t = useText();
  const label = useLabel();
  const { object, layout, record } = open;
  const rules = useRulesSoon(object)({ values: record, before: record });
  const [words, setWords] = useState('');
  const [hidesBlanks, setHidesBlanks] = useState(() => localStorage.getItem(blanksKey) === 'true');
  const [editing, setEditing] = useState<string>();
  const toggleBlanks = () => {
    localStorage.setItem(blanksKey, String(!hidesBlanks));
    setHidesBlanks(!hidesBlanks);
  };
  const sections = findProperties(layout.sections, {
    words,
    nameOf: (name) => label(object.fields[name]?.label),
    isShown: (name) => rules.shows(name) && (!hidesBlanks || name === editing || !isBlank(record[name])),
  });
  const editable = sections
    .flatMap(({ fields }) => fields)
    .filter((name) => isEditable(object, name) && !rules.isLocked(name) && fieldWidget(object.fields[name] as never).Editor);
  const isOwnerEditable = editable.includes('owner');
  useShortcut('e', () => setEditing(editable[0]), { label: 'action.edit', group: 'record', enabled: hasKeys });
  useShortcut('a', () => setEditing('owner'), { label: 'list.assign', group: 'record', enabled: hasKeys && isOwnerEditable });
  const goOn = (name: string, steps: number) => setEditing(editable[editable.indexOf(name) + steps]);
  return (
    <>
      <div className={styles.tools}>
        <label className={styles.search}>
          <Icon name="search" size={14} />
          <input
            type="search"
            value={words}
            onChange={(event) => setWords(event.target.value)}
            placeholder={t('record.findProperty')}
            aria-label={t('record.findProperty')}
          />
        </label>
        <IconButton
          size="sm"
          icon={<Icon name={hidesBlanks ? 'eye-off' : 'eye'} />}
          label={t(hidesBlanks ? 'record.showBlanks' : 'record.hideBlanks')}
          aria-pressed={hidesBlanks}
          onClick={toggleBlanks}
        />
      </div>
      {sections.map((section) => (
        <section key={section.label.en} className={styles.section}>
          <h2 className={styles.heading}>{label(section.label)}</h2>
          <dl className={styles.list}>
            {section.fields.map((name) => (
              <Property
                rules={rules}
                key={name}
                open={open}
                name={name}
                save={save}
                isEditable={editable.includes(name)}
                isEditing={editing === name}
                onEdit={() => setEditing(name)}
                onDone={(then) =>
                  then ? goOn(name, then === 'previous' ? -1 : 1) : setEditing((now) => (now === name ? undefined : now))
                }
              />
            ))}
          </dl>
        </section>
      ))}
      {sections.length === 0 && <p className={styles.none}>{t('ui.nothingFound')}</p>}
    </>
  );
}
