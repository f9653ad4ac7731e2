import { Select } from '@mantine/core';
import type { ImportColumn, ImportPlan } from '../../../../metadata/define/import-plan.ts';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { useFormat } from '../../base/use-format.ts';
import { useModel } from '../../base/use-model.ts';
import { useText } from '../../base/use-text.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './column-row.module.css';
import { DateOrderChoice } from './date-order-choice.tsx';
import { DecimalSignChoice } from './decimal-sign-choice.tsx';
import { JoinOrder } from './join-order.tsx';
import { LinkOptions } from './link-options.tsx';
import { namedObject, type PreviewColumn, takesDates, takesNumbers, takesWholeNumbers } from './plan.ts';
import { unmatchedOf } from './unmatched.ts';
import type { FieldChoice } from './use-importable-fields.ts';
import { ValueMapping } from './value-mapping.tsx';

type Props = {
  preview: PreviewColumn;
  planned: ImportColumn;
  object: ObjectModel;
  fields: FieldChoice[];
  /** Texts that count as blank. */
  blanks: ImportPlan['blanks'];
  onField: (field: string | null) => void;
  onChange: (part: Partial<ImportColumn>) => void;
  /** Columns that fill the field together with this one. */
  joined: ImportColumn[];
  onPutFirst: () => void;
};

const shownSamples = 3;
/** Values that fit nothing, of which the server tells no more. */
const mostTold = 50;

/** A column of the file, the field it fills, and what must be settled to read its cells. */
export function ColumnRow({ preview, planned, object, fields, blanks, onField, onChange, joined, onPutFirst }: Props) {
  const t = useText();
  const format = useFormat();
  const { objects } = useModel();
  const { column, samples, empty } = preview;
  const unmatched = unmatchedOf(planned, { preview, object, blanks });
  const picked = planned.field === null ? undefined : object.fields[planned.field];
  return (
    <li className={styles.row}>
      <div className={styles.column}>
        <span className={styles.name}>{column}</span>
        <span className={styles.samples}>
          {samples.length > 0
            ? t('import.samples', { samples: samples.slice(0, shownSamples).join(' · ') })
            : t('import.allEmpty')}
          {samples.length > 0 && empty > 0 && ` · ${t('import.emptyCells', { count: format.number(empty) })}`}
        </span>
      </div>
      <Icon name="arrow-right" className={classNames(styles.arrow, planned.field !== null && styles.on)} />
      <Select
        className={styles.field}
        aria-label={`${t('import.field')}: ${column}`}
        placeholder={t('import.leaveOut')}
        data={fields}
        value={planned.field}
        onChange={onField}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('import.leaveOut') }}
        nothingFoundMessage={t('ui.nothingFound')}
      />
      <div className={styles.options}>
        <LinkOptions planned={planned} object={object} onChange={onChange} />
        <JoinOrder planned={planned} joined={joined} onPutFirst={onPutFirst} />
        {takesDates(object, planned.field) && <DateOrderChoice preview={preview} planned={planned} onChange={onChange} />}
        {takesNumbers(object, planned.field) && (
          <DecimalSignChoice
            preview={preview}
            planned={planned}
            onChange={onChange}
            isWhole={takesWholeNumbers(object, planned.field)}
          />
        )}
        {unmatched.length > 0 && (
          <ValueMapping
            unmatched={unmatched}
            planned={planned}
            field={picked}
            names={namedObject(planned, object, objects)}
            total={unmatched.length < mostTold ? undefined : `${mostTold}+`}
            onChange={(values) => onChange({ values })}
          />
        )}
      </div>
    </li>
  );
}
