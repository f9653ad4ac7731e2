import { baseCurrencies, currencyText } from '../../base/currencies.ts';
import { regionOptions } from '../../base/regions.ts';
import { useLocale, useText } from '../../base/use-text.ts';
import { TextField } from '../../ui/text-field.tsx';
import styles from './company-fields.module.css';

export type Company = { name: string; currency: string; region: string };

/** What the workspace is called, in what its amounts are added up, and whose phone numbers it has. */
export function CompanyFields({ company, onChange }: { company: Company; onChange: (company: Company) => void }) {
  const t = useText();
  const locale = useLocale();
  return (
    <div className={styles.fields}>
      <TextField
        label={t('setup.company')}
        placeholder={t('setup.companyExample')}
        autoComplete="organization"
        maxLength={100}
        value={company.name}
        onChange={(name) => onChange({ ...company, name })}
      />
      <label className={styles.field}>
        {t('setup.currency')}
        <select
          className={styles.select}
          value={company.currency}
          onChange={(event) => onChange({ ...company, currency: event.target.value })}
        >
          {baseCurrencies.map((currency) => (
            <option key={currency} value={currency}>
              {currencyText(currency, locale)}
            </option>
          ))}
        </select>
        <small>{t('setup.currencyHelp')}</small>
      </label>
      <label className={styles.field}>
        {t('workspace.region')}
        <select
          className={styles.select}
          value={company.region}
          onChange={(event) => onChange({ ...company, region: event.target.value })}
        >
          {regionOptions(locale).map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <small>{t('setup.regionHelp')}</small>
      </label>
    </div>
  );
}
