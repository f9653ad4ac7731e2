import type { Money } from '../../../metadata/wire.ts';
import { currencyText } from '../base/currencies.ts';
import { useModel } from '../base/use-model.ts';
import { useLocale, useText } from '../base/use-text.ts';
import { Amount } from '../ui/amount.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './editor.module.css';
import type { DisplayProps, EditorProps, FieldWidget } from './field-widget.ts';
import { NumberFilterValue } from './number-editor.tsx';
import { NumberInput } from './number-input.tsx';

/** Amounts come with their currency; sums and plain figures are in the workspace's. */
function MoneyDisplay({ field, value }: DisplayProps) {
  const { amount, currency = field.type === 'money' ? field.currency : undefined } = readMoney(value);
  return <Amount value={amount ?? ''} currency={currency} />;
}

function MoneyShort({ value }: DisplayProps) {
  const { amount, currency } = readMoney(value);
  return <Amount value={amount ?? ''} currency={currency} short />;
}

function MoneyEditor({ value, onChange, ...rest }: EditorProps) {
  const t = useText();
  const locale = useLocale();
  const model = useModel();
  const home = rest.field.type === 'money' ? (rest.field.currency ?? model.currency) : model.currency;
  const { amount, currency = home } = readMoney(value);
  const change = (next: string | null, nextCurrency = currency) =>
    onChange(next === null ? null : { amount: next, currency: nextCurrency });
  return (
    <div className={styles.row}>
      <span className={`${styles.input} ${styles.narrow} ${styles.code}`}>
        {currency}
        <Icon name="chevron-down" size={14} />
        <select
          aria-label={t('fields.currency')}
          title={currencyText(currency, locale)}
          value={currency}
          onChange={(event) => change(amount, event.target.value)}
        >
          {[...new Set([home, currency, model.currency, ...model.currencies])].map((code) => (
            <option key={code} value={code}>
              {currencyText(code, locale)}
            </option>
          ))}
        </select>
      </span>
      <NumberInput {...rest} value={amount} onChange={(next) => change(next)} />
    </div>
  );
}

function readMoney(value: unknown): { amount: string | null; currency?: string } {
  return typeof value === 'object' && value !== null ? (value as Money) : { amount: value == null ? null : String(value) };
}

export const money: FieldWidget = {
  Display: MoneyDisplay,
  Short: MoneyShort,
  Editor: MoneyEditor,
  FilterValue: NumberFilterValue,
  align: 'end',
  width: 130,
  parts: { amount: 'fields.amount', currency: 'fields.currency' },
};
