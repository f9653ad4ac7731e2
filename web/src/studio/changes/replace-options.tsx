import { useLabel, useText } from '../../base/use-text.ts';
import styles from '../controls/controls.module.css';
import type { GoneOptions } from './gone-options.ts';
import review from './review-dialog.module.css';
import type { Wishes } from './wishes.ts';

type Props = { fields: readonly GoneOptions[]; wishes: Wishes; onWish: (wishes: Wishes) => void };

const blank = '\n';

/** What records take that have an option which is no more. Where no record has it, the answer does not matter. */
export function ReplaceOptions({ fields, wishes, onWish }: Props) {
  const t = useText();
  const label = useLabel();
  const choose = (key: string, gone: string, chosen: string) => {
    const { [gone]: _before, ...others } = wishes.replace[key] ?? {};
    const next = chosen === '' ? others : { ...others, [gone]: chosen === blank ? null : chosen };
    onWish({ ...wishes, replace: { ...wishes.replace, [key]: next } });
  };
  return fields.flatMap(({ key, label: field, gone, left }) =>
    gone.map((option) => {
      const chosen = wishes.replace[key]?.[option.value];
      return (
        <li key={`${key} ${option.value}`}>
          <label className={review.choice}>
            {t('studio.data.gone', { field: label(field), option: label(option.label) })}
            <select
              className={styles.input}
              value={chosen === null ? blank : (chosen ?? '')}
              onChange={({ target }) => choose(key, option.value, target.value)}
            >
              <option value="">{t('studio.data.undecided')}</option>
              {left.map((each) => (
                <option key={each.value} value={each.value}>
                  {label(each.label)}
                </option>
              ))}
              <option value={blank}>{t('studio.data.leaveBlank')}</option>
            </select>
          </label>
        </li>
      );
    }),
  );
}
