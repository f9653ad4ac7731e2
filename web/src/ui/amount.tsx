import { useFormat } from '../base/use-format.ts';
import styles from './amount.module.css';
import { classNames } from './class-names.ts';

type Props = { value: string | number; currency?: string; short?: boolean };

/** Money; red with a minus below zero, the full figure on hover when short. */
export function Amount({ value, currency, short }: Props) {
  const format = useFormat();
  return (
    <span
      className={classNames(styles.amount, Number(value) < 0 && styles.negative)}
      title={short ? format.money(value, { currency }) : undefined}
    >
      {format.money(value, { currency, short })}
    </span>
  );
}
