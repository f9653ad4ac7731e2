import type { ReactNode } from 'react';
import styles from './button.module.css';
import type { ButtonProps } from './button.tsx';
import { classNames } from './class-names.ts';

type IconButtonProps = Omit<ButtonProps, 'icon' | 'children' | 'wide'> & {
  icon: ReactNode;
  /** Read out and shown on hover. */
  label: string;
};

/** A square button that shows an icon only. */
export function IconButton({ icon, label, variant = 'ghost', size = 'md', loading, disabled, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      {...rest}
      disabled={disabled || loading}
      className={classNames(styles.button, styles.icon, styles[variant], size === 'sm' && styles.sm, rest.className)}
    >
      {loading ? <span className={styles.spinner} /> : icon}
    </button>
  );
}
