import { type Length, lengthUnits } from '../../../../../../metadata/steps/length.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import controls from '../../../controls/controls.module.css';
import { Property } from '../../../controls/property.tsx';
import { useBound } from '../../../store/use-studio.ts';
import type { InputProps } from './input-control.ts';

/** So many minutes, hours or days, also of working time; empty: no length is given. */
export function LengthInput({ element, declared, words }: InputProps) {
  const t = useText();
  const label = useLabel();
  const bound = useBound<Length>(element, words);
  const { amount, unit = 'day' } = bound.value ?? {};
  return (
    <Property label={label(declared.label)} bound={bound}>
      {({ id, describedBy, isWrong }) => (
        <div className={controls.pair}>
          <input
            id={id}
            className={controls.input}
            type="number"
            min={1}
            aria-describedby={describedBy}
            aria-invalid={isWrong || undefined}
            value={amount ?? ''}
            onChange={({ target }) =>
              bound.write(target.value === '' ? undefined : { amount: Math.round(Number(target.value)), unit })
            }
          />
          <select
            className={controls.input}
            aria-label={t('processes.unit')}
            value={unit}
            onChange={({ target }) => bound.write({ amount: amount ?? 1, unit: target.value as Length['unit'] })}
          >
            {lengthUnits.map((each) => (
              <option key={each} value={each}>
                {t(`processes.unit.${each}`)}
              </option>
            ))}
          </select>
        </div>
      )}
    </Property>
  );
}
