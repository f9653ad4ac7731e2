import { useState } from 'react';
import { type Comparison, type ConditionItem, isGroup, type RuleCondition } from '../../../../../metadata/rules/condition.ts';
import { readCondition } from '../../../../../metadata/rules/read-condition.ts';
import { writeCondition } from '../../../../../metadata/rules/write-condition.ts';
import { useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { ExpressionControl } from '../../controls/expression-control.tsx';
import { Property } from '../../controls/property.tsx';
import { RecordTypesControl } from '../../controls/record-types-control.tsx';
import type { Bound } from '../../store/use-studio.ts';
import { ComparisonRow } from './comparison-row.tsx';
import { NewComparison } from './new-comparison.tsx';
import styles from './rules-page.module.css';

type Props = {
  object: string;
  bound: Bound<string>;
  /** It is asked of a record as it is, and of who looks at it; there is no change to ask for. */
  ofRecord?: boolean;
  /** Without a condition there is something wrong; else it holds always. */
  isNeeded?: boolean;
  /** Asks for the first field at once. */
  startsOpen?: boolean;
};

/** When a rule holds: built of comparisons, or written as an expression. What the builder cannot say stays an expression, and says so. */
export function ConditionControl({ object, bound, ofRecord = false, isNeeded = false, startsOpen }: Props) {
  const t = useText();
  const [asText, setAsText] = useState(false);
  const condition = readCondition(bound.value);
  const isText = asText || condition === undefined;
  return (
    <div className={styles.condition}>
      <RecordTypesControl object={object} bound={bound} />
      <Segmented
        label={t('rules.conditionAs')}
        value={isText ? 'expression' : 'builder'}
        options={[
          { value: 'builder', label: t('rules.builder') },
          { value: 'expression', label: t('rules.expression') },
        ]}
        onChange={(next) => setAsText(next === 'expression')}
      />
      {condition === undefined && <p className={styles.note}>{t('rules.onlyExpression')}</p>}
      {isText ? (
        <ExpressionControl
          label={t('rules.when')}
          help={ofRecord ? undefined : t('rules.expressionHelp')}
          bound={bound}
          object={object}
          ofRule={!ofRecord}
          ofActor
        />
      ) : (
        <Property
          label={t('rules.when')}
          help={condition.items.length === 0 && !isNeeded ? t('rules.alwaysHelp') : undefined}
          bound={bound}
        >
          {() => (
            <Group
              object={object}
              ofRecord={ofRecord}
              startsOpen={startsOpen}
              condition={condition}
              onChange={(next) => bound.write(writeCondition(next))}
            />
          )}
        </Property>
      )}
    </div>
  );
}

type GroupProps = {
  object: string;
  ofRecord: boolean;
  condition: RuleCondition;
  onChange: (condition: RuleCondition) => void;
  isInner?: boolean;
  startsOpen?: boolean;
};

function Group({ object, ofRecord, condition: { join, items }, onChange, isInner = false, startsOpen }: GroupProps) {
  const t = useText();
  const replace = (at: number, ...next: ConditionItem[]) => onChange({ join, items: items.toSpliced(at, 1, ...next) });
  const other = join === 'and' ? 'or' : 'and';
  const add = (comparison: Comparison) => onChange({ join, items: [...items, comparison] });
  return (
    <fieldset className={styles.group} data-inner={isInner || undefined} aria-label={t(`rules.groupOf.${join}`)}>
      {[...items.entries()].map(([at, item]) => (
        <div key={at} className={styles.item}>
          {at > 0 && (
            <button
              type="button"
              className={styles.join}
              title={t('rules.switchJoin')}
              onClick={() => onChange({ join: other, items })}
            >
              {t(`rules.${join}`)}
            </button>
          )}
          {isGroup(item) ? (
            <Group object={object} ofRecord={ofRecord} condition={item} onChange={(next) => replace(at, next)} isInner />
          ) : (
            <div className={styles.row}>
              <ComparisonRow object={object} ofRecord={ofRecord} comparison={item} onChange={(next) => replace(at, next)} />
              {items.length > 1 && !isInner && (
                <IconButton
                  size="sm"
                  icon={<Icon name="arrows-split" />}
                  label={t(`rules.beside.${other}`)}
                  onClick={() => replace(at, { join: other, items: [item, item] })}
                />
              )}
              <IconButton size="sm" icon={<Icon name="x" />} label={t('rules.removeCondition')} onClick={() => replace(at)} />
            </div>
          )}
        </div>
      ))}
      <NewComparison object={object} ofRecord={ofRecord} onPick={add} startsOpen={startsOpen}>
        {(open) => (
          <Button size="sm" variant="ghost" icon={<Icon name="plus" />} onClick={open}>
            {t('studio.addCondition')}
          </Button>
        )}
      </NewComparison>
    </fieldset>
  );
}
