import { useState } from 'react';
import { type FieldRight, fieldRights } from '../../../../../../metadata/define/role.ts';
import type { Label } from '../../../../../../metadata/label.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { classNames } from '../../../../ui/class-names.ts';
import { OwnMark } from '../../../controls/own-mark.tsx';
import { SearchField } from '../../../frame/search-field.tsx';
import control from '../../../frame/small-control.module.css';
import { matches } from '../../../words/matches.ts';
import styles from './field-rights.module.css';

/** A field as it is listed; `masks`: a part of its values can be shown. */
export type RightedField = { name: string; label: Label; masks: boolean };

type Rights = Readonly<Record<string, FieldRight>>;
type Props = {
  object: string;
  fields: readonly RightedField[];
  rights: Rights | undefined;
  shipped?: Rights;
  selected?: string;
  isFixed?: boolean;
  /** `edit` is what holds where nothing is said. */
  onRight: (fields: readonly string[], right: FieldRight) => void;
};

/** What a role may do with each field of an object, those that are looked for in one go. */
export function FieldRights({ object, fields, rights = {}, shipped, selected, isFixed = false, onRight }: Props) {
  const t = useText();
  const label = useLabel();
  const [words, setWords] = useState('');
  const shown = fields.filter(({ name, label: text }) => matches(words, text, name));
  const rightOf = (all: Rights, name: string) => all[`${object}.${name}`] ?? 'edit';
  return (
    <div className={styles.fields}>
      <SearchField label={t('roles.findField')} words={words} onWords={setWords} />
      {!isFixed && (
        <div className={styles.line}>
          <span aria-hidden>{t('roles.allShown', { count: shown.length })}</span>
          <RightSelect
            label={t('roles.allShown', { count: shown.length })}
            masks
            value={undefined}
            onChange={(right) => {
              const taking = shown.filter(({ masks }) => right !== 'masked' || masks);
              onRight(
                taking.map(({ name }) => name),
                right,
              );
            }}
          />
        </div>
      )}
      <ul className={styles.list}>
        {shown.map((field) => {
          const right = rightOf(rights, field.name);
          const before = shipped && rightOf(shipped, field.name);
          const title = label(field.label) || field.name;
          return (
            <li key={field.name} className={styles.line} data-selected={field.name === selected || undefined}>
              <span className={styles.name} title={title}>
                {title}
                {before !== undefined && before !== right && (
                  <OwnMark title={t('roles.shippedAs', { level: t(`roles.field.${before}`) })} />
                )}
              </span>
              <RightSelect
                label={title}
                masks={field.masks || right === 'masked'}
                value={right}
                isFixed={isFixed}
                onChange={(next) => onRight([field.name], next)}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

type SelectProps = {
  label: string;
  /** What is worked out, a link or a file has no part that could be shown. */
  masks: boolean;
  value: FieldRight | undefined;
  isFixed?: boolean;
  onChange: (right: FieldRight) => void;
};

function RightSelect({ label, masks, value, isFixed, onChange }: SelectProps) {
  const t = useText();
  return (
    <select
      className={classNames(control.quiet, styles.right)}
      aria-label={label}
      data-right={value}
      value={value ?? ''}
      disabled={isFixed}
      onChange={(event) => onChange(event.target.value as FieldRight)}
    >
      {value === undefined && <option value="">…</option>}
      {fieldRights
        .filter((right) => right !== 'masked' || masks)
        .map((right) => (
          <option key={right} value={right}>
            {t(`roles.field.${right}`)}
          </option>
        ))}
    </select>
  );
}
