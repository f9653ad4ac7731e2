import { baseCurrencies } from '../../base/currencies.ts';
import { useText } from '../../base/use-text.ts';
import { TextField } from '../../ui/text-field.tsx';
import styles from './company-fields.module.css';

export type Company = { name: string; currency: string };

/** What the workspace is called, and in what its amounts are added up. */
export function CompanyFields({ company, onChange }: { company: Company; onChange: (company: Company) => void }) {
  const t = useText();
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
            <option key={currency}>{currency}</option>
          ))}
        </select>
        <small>{t('setup.currencyHelp')}</small>
      </label>
    </div>
  );
}
