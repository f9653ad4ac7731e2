import type { ComponentProps, ReactNode } from 'react';
import styles from './button.module.css';
import { classNames } from './class-names.ts';

export type ButtonVariant = 'primary' | 'default' | 'ghost' | 'danger';

export type ButtonProps = ComponentProps<'button'> & {
  variant?: ButtonVariant;
  size?: 'sm' | 'md';
  /** Drawn before the text. */
  icon?: ReactNode;
  /** Shows that work goes on and takes no second click. */
  loading?: boolean;
  wide?: boolean;
};

/** The button of the product; one `primary` per screen at the most. */
export function Button({ variant = 'default', size = 'md', icon, loading, wide, children, disabled, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled || loading}
      aria-busy={loading || undefined}
      className={classNames(styles.button, styles[variant], size === 'sm' && styles.sm, wide && styles.wide, rest.className)}
    >
      {loading ? <span className={styles.spinner} /> : icon}
      {children}
    </button>
  );
}
