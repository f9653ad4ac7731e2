import { useState } from 'react';
import { useModel } from '../../base/use-model.ts';
import { useShortcut } from '../../base/use-shortcut.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { isBlank } from '../../fields/field-value.tsx';
import { findField, pathLabel } from '../../fields/find-field.ts';
import { fieldWidget } from '../../fields/index.ts';
import { useRulesSoon } from '../../fields/rules/use-rules.ts';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import type { Save } from '../model/save-record.tsx';
import { isEditable, type OpenRecord } from '../record/open-record.ts';
import { FarProperty } from './far-property.tsx';
import { findProperties } from './find-properties.ts';
import styles from './properties.module.css';
import { Property } from './property.tsx';
import { PropertySection, type RowPlace } from './property-section.tsx';

const blanksKey = 'tenon.hideBlanks';

type Props = {
  open: OpenRecord;
  save: Save;
  /** Single letters edit; beside a list they are the list's. */
  hasKeys?: boolean;
  /** The tab whose sections they are; without one those beside the timeline. */
  tab?: string;
};

/** All fields of a record in the layout's sections, each edited where it stands. */
export function Properties({ open, save, hasKeys = false, tab }: Props) {
  const t = useText();
  const label = useLabel();
  const { object, layout, record } = open;
  const model = useModel();
  const rules = useRulesSoon(object)({ values: record, before: record });
  const [words, setWords] = useState('');
  const [hidesBlanks, toggleBlanks] = useHiddenBlanks();
  const [editing, setEditing] = useState<string>();
  const own = layout.sections.filter((section) => section.tab === tab);
  const sections = findProperties(own, {
    words,
    nameOf: (path) => {
      const found = findField(model, object.name, path);
      return found ? pathLabel(found, label) : '';
    },
    isShown: (name) => rules.shows(name) && (!hidesBlanks || name === editing || !isBlank(record[name])),
  });
  const editable = sections
    .flatMap(({ fields }) => fields)
    .filter((name) => isEditable(object, name) && !rules.isLocked(name) && fieldWidget(object.fields[name] as never).Editor);
  const isOwnerEditable = editable.includes('owner');
  useShortcut('e', () => setEditing(editable[0]), { label: 'action.edit', group: 'record', enabled: hasKeys });
  useShortcut('a', () => setEditing('owner'), { label: 'list.assign', group: 'record', enabled: hasKeys && isOwnerEditable });
  const goOn = (name: string, steps: number) => setEditing(editable[editable.indexOf(name) + steps]);
  const draw = (name: string, place: RowPlace) =>
    name.includes('.') ? (
      <FarProperty open={open} path={name} place={place} />
    ) : (
      <Property
        place={place}
        rules={rules}
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
    );
  return (
    <>
      {tab === undefined && <Tools words={words} onWords={setWords} hidesBlanks={hidesBlanks} onBlanks={toggleBlanks} />}
      {sections.map((section) => (
        <PropertySection key={section.id} open={open} section={section} draw={draw} />
      ))}
      {sections.length === 0 && tab === undefined && <p className={styles.none}>{t('ui.nothingFound')}</p>}
    </>
  );
}

type ToolsProps = { words: string; onWords: (words: string) => void; hidesBlanks: boolean; onBlanks: () => void };

function Tools({ words, onWords, hidesBlanks, onBlanks }: ToolsProps) {
  const t = useText();
  return (
    <div className={styles.tools}>
      <label className={styles.search}>
        <Icon name="search" size={14} />
        <input
          type="search"
          value={words}
          onChange={(event) => onWords(event.target.value)}
          placeholder={t('record.findProperty')}
          aria-label={t('record.findProperty')}
        />
      </label>
      <IconButton
        size="sm"
        icon={<Icon name={hidesBlanks ? 'eye-off' : 'eye'} />}
        label={t(hidesBlanks ? 'record.showBlanks' : 'record.hideBlanks')}
        aria-pressed={hidesBlanks}
        onClick={onBlanks}
      />
    </div>
  );
}

/** Whether fields without a value are left out, as this browser has it. */
function useHiddenBlanks(): [hides: boolean, toggle: () => void] {
  const [hides, setHides] = useState(() => localStorage.getItem(blanksKey) === 'true');
  const toggle = () => {
    localStorage.setItem(blanksKey, String(!hides));
    setHides(!hides);
  };
  return [hides, toggle];
}
