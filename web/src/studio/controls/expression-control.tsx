import { expressionTypeLabels, formatExpressionError } from '../../../../metadata/expression/expression-error.ts';
import { ruleNeeds } from '../../../../metadata/rules/rule-language.ts';
import { useLabel, useLocale, useText } from '../../base/use-text.ts';
import { ExpressionInput } from '../formula/expression-input.tsx';
import styles from '../formula/formula.module.css';
import { TenRecords } from '../formula/ten-records.tsx';
import { useReadExpression } from '../formula/use-read-expression.ts';
import { useReadValue } from '../formula/use-tried-value.ts';
import { useKnownAnswers } from '../model/known-answers.ts';
import { useProblemsAt } from '../model/use-problems.ts';
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
  /** It may ask for who looks or presses. */
  ofActor?: boolean;
};

const actorNeeds: typeof ruleNeeds = new Set(['actor'] as const);

/** A formula or a condition as it is written; what is wrong with it is said below as one types, and what comes out of it for real records. */
export function ExpressionControl({ label, help, bound, object, ofRule = false, ofActor = false }: Props) {
  const t = useText();
  const text = useLabel();
  const locale = useLocale();
  const model = useDraftModel();
  const value = bound.value ?? '';
  const has = ofRule ? ruleNeeds : ofActor ? actorNeeds : undefined;
  const answers = useKnownAnswers();
  const { type, errors, isTriable, readsSteps = false, triable } = useReadExpression(value, { object, has });
  const isTold = useProblemsAt(bound.element).length > 0;
  const [error] = errors;
  const say = useReadValue({ model, object });
  return (
    <Property label={label} help={help} bound={bound}>
      {(attributes) => (
        <>
          <ExpressionInput
            attributes={attributes}
            value={value}
            onWrite={(next) => bound.write(next || undefined)}
            place={{ model, object, outputs: answers.outputs }}
            answers={answers.names}
            has={has}
            errors={errors}
          />
          {error && !isTold && <p className={styles.wrong}>{formatExpressionError(error, locale)}</p>}
          {type && <p className={styles.quiet}>{t('formula.gives', { type: text(expressionTypeLabels[type]) })}</p>}
          {type && !isTriable && !readsSteps && <p className={styles.quiet}>{t('formula.unpublished')}</p>}
          {triable !== undefined && !readsSteps && !(type && !isTriable) && !(type && isTold) && (
            <TenRecords object={object} tried={{ expression: triable }} isOld={!isTriable} say={say} />
          )}
        </>
      )}
    </Property>
  );
}
