import { Modal as MantineModal } from '@mantine/core';
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
  size?: 'sm' | 'md' | 'lg' | 'xl';
  fullScreen?: boolean;
};

/** A dialog that must be answered before the rest goes on. Esc and the backdrop close it. */
export function Modal({ open, onClose, title, children, footer, size = 'md', fullScreen }: Props) {
  const t = useText();
  const layer = useLayer(open, onClose);
  return (
    <MantineModal
      opened={open}
      onClose={onClose}
      title={title}
      size={size}
      fullScreen={fullScreen}
      closeOnEscape={false}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      classNames={{ content: styles.content, body: styles.body }}
    >
      <LayerContext value={layer}>
        <div className={styles.scroll}>{children}</div>
        {footer && <div className={styles.footer}>{footer}</div>}
      </LayerContext>
    </MantineModal>
  );
}
