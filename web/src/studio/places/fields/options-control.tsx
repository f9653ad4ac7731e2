import { type KeyboardEvent, useRef, useState } from 'react';
import { type ChoiceOption, choiceColors, type Field } from '../../../../../metadata/define/field.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { FieldType } from '../../../../../metadata/field-types/field-type.ts';
import { fieldTypes } from '../../../../../metadata/field-types/index.ts';
import type { Json } from '../../../../../metadata/merge/json.ts';
import { isSame } from '../../../base/is-same.ts';
import { useLabel, useLocale, useText } from '../../../base/use-text.ts';
import { Icon } from '../../../ui/icon.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Menu, MenuDivider, MenuItem, MenuLabel } from '../../../ui/menu.tsx';
import { ColourPicker } from '../../controls/colour-picker.tsx';
import { withSide } from '../../controls/text-pair-control.tsx';
import { announce } from '../../frame/announce.ts';
import { DragItem, DragList } from '../../frame/drag-list.tsx';
import type { Element } from '../../store/commands.ts';
import { useRun, useStudioState } from '../../store/use-studio.ts';
import { proposeName } from '../../words/propose-name.ts';
import styles from './options-control.module.css';

type Props = { label: string; element: Element; field: Field; object: string };

/**
 * The options of a choice in their order: written in place, coloured, moved by Alt and arrows. An option that records may have is archived, or merged into
 * another; only a new one is just removed.
 */
export function OptionsControl({ label: heading, element, field, object }: Props) {
  const t = useText();
  const label = useLabel();
  const locale = useLocale();
  const run = useRun();
  const list = useRef<HTMLUListElement>(null);
  const [words, setWords] = useState('');
  const options: ChoiceOption[] = 'options' in field ? field.options : [];
  const published = usePublishedOptions(object, element.at[1] as string);
  const of = (value: string, ...at: string[]) => ({ ...element, at: [...element.at, value, ...at] });
  const named = (option: ChoiceOption) => ({ thing: option.label, field: field.label });

  const add = async () => {
    const texts = words
      .split(/[\n,，;；、]/)
      .map((text) => text.trim())
      .filter(Boolean);
    setWords('');
    if (texts.length === 0) return;
    // What a new choice begins with stands there only until somebody says what there is to choose from.
    const kept = isAsBegun(field) && published.size === 0 ? [] : options;
    const made: ChoiceOption[] = [];
    for (const text of texts) {
      const isTaken = (value: string) => [...kept, ...made].some((option) => option.value === value);
      const color = choiceColors[(kept.length + made.length) % choiceColors.length];
      made.push({ value: await proposeName(text, isTaken), label: { zh: text, en: text }, ...(color && { color }) });
    }
    run({ key: 'studio.did.addOptions', values: { count: made.length, field: field.label } }, (step) => {
      for (const { value } of options) if (!kept.some((each) => each.value === value)) step.write(of(value), { to: undefined });
      for (const option of made) step.write(of(option.value), { to: option as unknown as Json });
    });
  };
  const move = (option: ChoiceOption, index: number, by: number) => {
    run({ key: 'studio.did.move', values: { thing: option.label } }, (step) => step.move(of(option.value), by));
    const place = Math.max(1, Math.min(options.length, index + 1 + by));
    announce(t('studio.movedTo', { thing: label(option.label), place, count: options.length }));
  };
  const moveByDrag = (value: string, by: number) => {
    const index = options.findIndex((option) => option.value === value);
    const option = options[index];
    if (option) move(option, index, by);
  };
  const onKeyDown = (event: KeyboardEvent, option: ChoiceOption, index: number) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    if (event.altKey) move(option, index, by);
    else list.current?.querySelectorAll<HTMLElement>('[data-option]')[index + by]?.focus();
  };
  const rename = (option: ChoiceOption, text: string) =>
    run(
      { key: 'studio.did.renameOption', values: named(option) },
      (step) => step.write(of(option.value, 'label'), { to: withSide(option.label, locale, text) }),
      `${element.at.join()} ${option.value}`,
    );
  const merge = (option: ChoiceOption, into: ChoiceOption) =>
    run({ key: 'studio.did.mergeOption', values: { ...named(option), into: into.label } }, (step) => {
      step.write(of(option.value), { to: undefined });
      const texts = [option.value, option.label.zh, option.label.en].filter((text, index, all) => all.indexOf(text) === index);
      const aliases = new Set([...(into.aliases ?? []), ...texts]);
      step.write(of(into.value, 'aliases'), { to: [...aliases] });
    });
  return (
    <fieldset className={styles.options}>
      <legend>{heading}</legend>
      <DragList ids={options.map(({ value }) => value)} onMove={moveByDrag}>
        <ul ref={list}>
          {options.map((option, index) => (
            <DragItem key={option.value} id={option.value} className={option.archived ? styles.archived : styles.option}>
              <span className={styles.dot} style={{ background: `var(--${option.color ?? 'gray'}-fg)` }} />
              <input
                data-option
                className={styles.name}
                value={option.label[locale]}
                title={`${option.label.zh} · ${option.label.en} · ${option.value}`}
                aria-label={t('studio.optionName', { place: index + 1, count: options.length })}
                onChange={(event) => rename(option, event.target.value)}
                onKeyDown={(event) => onKeyDown(event, option, index)}
              />
              {option.archived && <small>{t('studio.archived')}</small>}
              <Menu
                width={260}
                position="bottom-end"
                trigger={
                  <IconButton
                    size="sm"
                    icon={<Icon name="dots" />}
                    label={t('studio.optionMenu', { option: label(option.label) })}
                  />
                }
              >
                <div className={styles.colours}>
                  <ColourPicker
                    value={option.color}
                    onPick={(color) =>
                      run({ key: 'studio.did.colour', values: named(option) }, (step) =>
                        step.write(of(option.value, 'color'), { to: color }),
                      )
                    }
                  />
                </div>
                <MenuDivider />
                <MenuItem icon="arrow-up" keys="alt+arrowup" disabled={index === 0} onSelect={() => move(option, index, -1)}>
                  {t('studio.moveUp')}
                </MenuItem>
                <MenuItem
                  icon="arrow-down"
                  keys="alt+arrowdown"
                  disabled={index === options.length - 1}
                  onSelect={() => move(option, index, 1)}
                >
                  {t('studio.moveDown')}
                </MenuItem>
                <MenuItem
                  icon="archive"
                  checked={option.archived === true}
                  onSelect={() =>
                    run(
                      { key: option.archived ? 'studio.did.offerAgain' : 'studio.did.archive', values: named(option) },
                      (step) => step.write(of(option.value, 'archived'), { to: option.archived ? undefined : true }),
                    )
                  }
                >
                  {t('studio.archive')}
                </MenuItem>
                {!published.has(option.value) && (
                  <MenuItem
                    icon="trash"
                    danger
                    onSelect={() =>
                      run({ key: 'studio.did.remove', values: named(option) }, (step) =>
                        step.write(of(option.value), { to: undefined }),
                      )
                    }
                  >
                    {t('action.remove')}
                  </MenuItem>
                )}
                {published.has(option.value) && options.length > 1 && (
                  <>
                    <MenuDivider />
                    <MenuLabel>{t('studio.mergeInto')}</MenuLabel>
                    {options
                      .filter((each) => each !== option && !each.archived)
                      .slice(0, 20)
                      .map((each) => (
                        <MenuItem key={each.value} onSelect={() => merge(option, each)}>
                          {label(each.label)}
                        </MenuItem>
                      ))}
                  </>
                )}
              </Menu>
            </DragItem>
          ))}
        </ul>
      </DragList>
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
          void add();
        }}
      />
    </fieldset>
  );
}

function isAsBegun(field: Field): boolean {
  return 'options' in field && isSame(field.options, (fieldTypes[field.type] as FieldType).design.begins?.options);
}

function usePublishedOptions(object: string, field: string): ReadonlySet<string> {
  const body = useStudioState(({ definitions }) => definitions.get(`object/${object}`)?.body) as ObjectBody | undefined;
  const known = body?.fields[field];
  return new Set(known && 'options' in known ? known.options.map(({ value }) => value) : []);
}
