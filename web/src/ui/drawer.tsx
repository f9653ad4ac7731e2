import { Drawer as MantineDrawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { LayerContext, useLayer } from '../base/layers.ts';
import { useText } from '../base/use-text.ts';
import styles from './dialog.module.css';

type Props = {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
  /** Buttons at the bottom, the primary one last. */
  footer?: ReactNode;
  size?: number;
  /** `bottom` for sheets on phones. */
  position?: 'right' | 'bottom';
};

/** A modal panel from the right, for forms. To look at a record beside its list use `SidePanel`. */
export function Drawer({ open, onClose, title, children, footer, size = 520, position = 'right' }: Props) {
  const t = useText();
  const layer = useLayer(open, onClose);
  return (
    <MantineDrawer
      opened={open}
      onClose={onClose}
      title={title}
      size={size}
      position={position}
      closeOnEscape={false}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      classNames={{ content: styles.content, body: styles.body }}
    >
      <LayerContext value={layer}>
        <div className={styles.scroll}>{children}</div>
        {footer && <div className={styles.footer}>{footer}</div>}
      </LayerContext>
    </MantineDrawer>
  );
}
