import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { fuzzyScore } from '../../base/fuzzy-match.ts';
import { pinyinInitials } from '../../base/pinyin-initials.ts';
import { listShortcuts, type Shortcut } from '../../base/shortcut-registry.ts';
import { type Translate, useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Modal } from '../../ui/modal.tsx';
import styles from './key-sheet.module.css';
import { closeKeySheet } from './key-sheet-state.ts';

const groups = ['general', 'navigation', 'list', 'record'] as const;

/** Every key that works now, searchable. */
export function KeySheet() {
  const t = useText();
  const [words, setWords] = useState('');
  const [shortcuts] = useState(listShortcuts);
  const found = shortcuts
    .map((shortcut) => ({ ...shortcut, name: nameOf(shortcut, t) }))
    .filter((entry) => fits(words, entry.name));
  return (
    <Modal open onClose={closeKeySheet} title={t('keys.title')} size="lg">
      <TextInput
        value={words}
        onChange={(event) => setWords(event.target.value)}
        placeholder={t('keys.search')}
        aria-label={t('keys.search')}
        leftSection={<Icon name="search" />}
      />
      <div className={styles.groups}>
        {groups.map((group) => (
          <KeyGroup
            key={group}
            title={t(`keys.${group}`)}
            entries={found.filter((entry) => (entry.group ?? 'general') === group)}
          />
        ))}
      </div>
    </Modal>
  );
}

function KeyGroup({ title, entries }: { title: string; entries: (Shortcut & { name: string })[] }) {
  if (entries.length === 0) return null;
  return (
    <section>
      <h3 className={styles.heading}>{title}</h3>
      {entries.map((entry) => (
        <div key={entry.keys} className={styles.row}>
          {entry.name}
          <Kbd keys={entry.keys.split(/,\s+/)[0] as string} />
        </div>
      ))}
    </section>
  );
}

function nameOf({ label }: Shortcut, t: Translate): string {
  if (typeof label === 'object') return label.text;
  return label ? t(label) : '';
}

function fits(words: string, name: string): boolean {
  return fuzzyScore(words, name) > 0 || fuzzyScore(words, pinyinInitials(name)) > 0;
}
