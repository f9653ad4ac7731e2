import { expressionTypeLabels } from '../../../../metadata/expression/expression-error.ts';
import { ruleNeeds } from '../../../../metadata/rules/rule-language.ts';
import { useModel } from '../../base/use-model.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { ExpressionInput } from '../formula/expression-input.tsx';
import styles from '../formula/formula.module.css';
import { readExpression } from '../formula/read-expression.ts';
import { TenRecords } from '../formula/ten-records.tsx';
import { useDraftModel } from '../model/with-draft-model.tsx';
import type { Bound } from '../store/use-studio.ts';
import { Property } from './property.tsx';

type Props = {
  label: string;
  help?: string;
  bound: Bound<string>;
  /** Whose records it is worked out over. */
  object: string;
  /** It may ask for the change and for who makes it. */
  ofRule?: boolean;
};

/** A formula or a condition as it is written; what is wrong with it is said below as one types, and what comes out of it for real records. */
export function ExpressionControl({ label, help, bound, object, ofRule = false }: Props) {
  const t = useText();
  const text = useLabel();
  const place = { model: useDraftModel(), object };
  const published = useModel();
  const value = bound.value ?? '';
  const has = ofRule ? ruleNeeds : undefined;
  const { type, errors, isTriable } = readExpression(value, { place, published, has });
  return (
    <Property label={label} help={help} bound={bound}>
      {({ id, describedBy }) => (
        <>
          <ExpressionInput
            id={id}
            describedBy={describedBy}
            value={value}
            onWrite={(next) => bound.write(next || undefined)}
            place={place}
            has={has}
            errors={errors}
          />
          {type && <p className={styles.quiet}>{t('formula.gives', { type: text(expressionTypeLabels[type]) })}</p>}
          {type && !isTriable && <p className={styles.quiet}>{t('formula.unpublished')}</p>}
          {isTriable && <TenRecords object={object} expression={value} />}
        </>
      )}
    </Property>
  );
}
