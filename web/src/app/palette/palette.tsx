import { Modal } from '@mantine/core';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useLayer } from '../../base/layers.ts';
import { useOffered } from '../../base/offered-commands.ts';
import { closePalette } from '../../base/palette-state.ts';
import { useIsPhone } from '../../base/use-is-phone.ts';
import { usePhone } from '../../base/use-phone.ts';
import { useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { LayerContent } from '../../ui/layer-content.tsx';
import styles from './palette.module.css';
import { type PaletteCommand, rankCommands } from './palette-command.ts';
import { useCommands } from './use-commands.ts';
import { useRecordCommands } from './use-record-commands.ts';

const sections = ['here', 'recent', 'records', 'go', 'create', 'act'] as const;

/** ⌘K: go anywhere, create anything, find any record. */
export function Palette() {
  const t = useText();
  const [words, setWords] = useState('');
  const layer = useLayer(true, closePalette);
  return (
    <Modal.Root
      opened
      onClose={closePalette}
      closeOnEscape={false}
      trapFocus={false}
      returnFocus={false}
      size={640}
      yOffset="12vh"
    >
      <Modal.Overlay />
      <Modal.Content className={styles.content} aria-label={t('palette.open')}>
        <Modal.Body className={styles.body}>
          <LayerContent layer={layer} className={styles.frame}>
            <PaletteSearch words={words} onWords={setWords} />
            <div ref={layer.toasts} />
          </LayerContent>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function PaletteSearch({ words, onWords }: { words: string; onWords: (words: string) => void }) {
  const t = useText();
  const listId = useId();
  const records = useRecordCommands(words);
  const offered = useOffered();
  const here = offered.commands
    .filter(({ isSought }) => !isSought || words.trim() !== '')
    .map((command): PaletteCommand => ({ ...command, section: 'here', subtitle: offered.about }));
  const commands = inSections([...rankCommands(here, words), ...records.commands, ...rankCommands(useCommands(), words)]);
  const [active, setActive] = useState(0);
  const at = Math.min(active, commands.length - 1);

  const run = (command: PaletteCommand) => {
    closePalette();
    command.run();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setActive((at + step + commands.length) % Math.max(commands.length, 1));
    else if (event.key === 'Enter' && commands[at]) run(commands[at]);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <div className={styles.inputRow}>
        <Icon name="search" size={18} />
        <input
          className={styles.input}
          role="combobox"
          aria-expanded={false}
          aria-controls={listId}
          aria-activedescendant={commands[at] && `${listId}-${at}`}
          aria-label={t('palette.placeholder')}
          placeholder={t('palette.placeholder')}
          value={words}
          onChange={(event) => {
            onWords(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        <Kbd keys="esc" />
      </div>
      <div id={listId} role="listbox" aria-label={t('palette.open')} className={styles.list}>
        {commands.map((command, index) => (
          <PaletteRow
            key={command.id}
            id={`${listId}-${index}`}
            command={command}
            heading={command.section !== commands[index - 1]?.section}
            active={index === at}
            onPoint={() => setActive(index)}
            onRun={() => run(command)}
          />
        ))}
        {commands.length === 0 && !records.searching && <p className={styles.none}>{t('palette.none', { words })}</p>}
      </div>
    </>
  );
}

type RowProps = {
  id: string;
  command: PaletteCommand;
  heading: boolean;
  active: boolean;
  onPoint: () => void;
  onRun: () => void;
};

function PaletteRow({ id, command, heading, active, onPoint, onRun }: RowProps) {
  const t = useText();
  const isPhone = useIsPhone();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <>
      {heading && <div className={styles.heading}>{t(`palette.section.${command.section}`)}</div>}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the input that keeps the focus */}
      <div
        id={id}
        ref={row}
        role="option"
        tabIndex={-1}
        aria-selected={active}
        className={styles.option}
        onPointerMove={onPoint}
        onClick={onRun}
      >
        <Icon name={command.icon} />
        <span className={styles.words}>
          <span className={styles.title}>{command.title}</span>
          <span className={styles.subtitle}>{command.subtitle}</span>
        </span>
        {command.keys && <Kbd keys={command.keys} />}
        {command.phone && isPhone && <CallButton number={command.phone} />}
      </div>
    </>
  );
}

/** A touch calls instead of opening the record. */
function CallButton({ number }: { number: string }) {
  const t = useText();
  const name = t('list.call', { number: usePhone(number).text });
  return (
    <a className={styles.call} href={`tel:${number}`} title={name} aria-label={name} onClick={(event) => event.stopPropagation()}>
      <Icon name="phone" size={20} />
    </a>
  );
}

function inSections(commands: PaletteCommand[]): PaletteCommand[] {
  return sections.flatMap((section) => commands.filter((command) => command.section === section));
}
