import { Select } from '@mantine/core';
import type { ChoiceOption } from '../../../../../../metadata/define/field.ts';
import { fieldType } from '../../../../../../metadata/field-types/index.ts';
import { useLabel, useLocale, useText } from '../../../../base/use-text.ts';
import { DateOrderChoice } from '../../../../records/import/date-order-choice.tsx';
import { DecimalSignChoice } from '../../../../records/import/decimal-sign-choice.tsx';
import { Chip } from '../../../../ui/chip.tsx';
import { TextInput } from '../../../../ui/form-input.tsx';
import { useObjectChoices } from '../../../controls/reference-controls.tsx';
import { withSide } from '../../../controls/text-pair-control.tsx';
import panel from '../../../frame/properties-panel.module.css';
import { type FileColumn, fieldOf, takesDates, takesNumbers, typeOf } from './file-object.ts';
import styles from './from-file.module.css';
import type { FileWork } from './use-file-object.ts';

type Props = { work: FileWork; column: FileColumn };

/** What the field of a column is called in both languages and in the API, and how its cells are to be read. */
export function ColumnPanel({ work: { preview, changeColumn }, column }: Props) {
  const t = useText();
  const label = useLabel();
  const locale = useLocale();
  const sides = locale === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const);
  const change = (part: Partial<FileColumn>) => changeColumn(column.column, part);
  const found = preview.columns.find((each) => each.column === column.column);
  const planned = { column: column.column, field: column.name, ...column.reading };
  const read = (reading: FileColumn['reading']) => change({ reading: { ...column.reading, ...reading } });
  const write = (side: 'zh' | 'en', text: string) =>
    change({ label: side === locale ? withSide(column.label, side, text) : { ...column.label, [side]: text } });
  return (
    <div className={panel.panel}>
      <header className={panel.head}>
        <h2 className={panel.title}>{label(column.label) || column.column}</h2>
        <span className={panel.aside}>{column.column}</span>
      </header>
      <div className={panel.settings}>
        {sides.map((side) => (
          <TextInput
            key={side}
            label={t(`studio.textIn.${side}`, { label: t('studio.name') })}
            value={column.label[side]}
            maxLength={100}
            onChange={(event) => write(side, event.target.value)}
          />
        ))}
        <TextInput
          label={t('studio.apiName')}
          value={column.name}
          maxLength={48}
          onChange={(event) => change({ name: event.target.value })}
        />
        <Targets column={column} onChange={change} />
        {found && takesDates(column) && <DateOrderChoice preview={found} planned={planned} onChange={read} />}
        {found && takesNumbers(column) && (
          <DecimalSignChoice preview={found} planned={planned} onChange={read} isWhole={isWhole(column)} />
        )}
        <Options column={column} />
      </div>
    </div>
  );
}

/** Of whole numbers nobody is asked how their decimals are written. */
function isWhole(column: FileColumn): boolean {
  return fieldType(fieldOf(column)).schema(fieldOf(column)).type === 'integer';
}

/** The object that a link leads to. */
function Targets({ column, onChange }: { column: FileColumn; onChange: (part: Partial<FileColumn>) => void }) {
  const t = useText();
  const label = useLabel();
  const choices = useObjectChoices();
  return typeOf(column)
    .design.settings.filter(({ takes }) => takes === 'object')
    .map(({ name, label: heading }) => (
      <Select
        key={name}
        label={label(heading)}
        data={choices}
        value={(column.field[name] as string | undefined) ?? null}
        searchable
        nothingFoundMessage={t('ui.nothingFound')}
        onChange={(to) => to !== null && onChange({ field: { ...column.field, [name]: to } })}
      />
    ));
}

function Options({ column }: { column: FileColumn }) {
  const t = useText();
  const label = useLabel();
  const options = (column.field.options ?? []) as ChoiceOption[];
  if (options.length === 0) return null;
  return (
    <div className={styles.options}>
      <p>{t('studio.file.optionsHelp', { count: options.length })}</p>
      {options.map((option) => (
        <Chip key={option.value} color={option.color ?? 'gray'}>
          {label(option.label)}
        </Chip>
      ))}
    </div>
  );
}
