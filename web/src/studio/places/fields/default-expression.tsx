import type { Json } from '../../../../../metadata/merge/json.ts';
import { expressionOf } from '../../../../../metadata/rules/record-values.ts';
import { quote } from '../../../../../metadata/rules/write-condition.ts';
import { useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { ExpressionControl } from '../../controls/expression-control.tsx';
import type { Bound } from '../../store/use-studio.ts';

type Props = { label: string; object: string; bound: Bound<Json> };

/** A default that is worked out of the record that is being filled in. */
export function DefaultExpression({ label, object, bound }: Props) {
  const t = useText();
  return (
    <ExpressionControl
      label={label}
      help={t('studio.default.expressionHelp')}
      object={object}
      ofRule
      bound={{ ...bound, value: expressionOf(bound.value), write: (written) => bound.write({ expression: written ?? '' }) }}
    />
  );
}

/** Changes between a value and an expression; the value becomes an expression that gives it. */
export function DefaultWay({ bound }: Pick<Props, 'bound'>) {
  const t = useText();
  const isExpression = expressionOf(bound.value) !== undefined;
  return (
    <Button
      size="sm"
      variant="ghost"
      icon={<Icon name="math-function" />}
      onClick={() => bound.write(isExpression ? undefined : { expression: literalOf(bound.value) })}
    >
      {t(isExpression ? 'studio.default.asValue' : 'studio.default.asExpression')}
    </Button>
  );
}

function literalOf(value: Json | undefined): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value).toUpperCase();
  if (typeof value !== 'object' || value === null) return 'NULL';
  return 'me' in value ? 'ME()' : 'TODAY()';
}
