import type { ReactNode } from 'react';
import { type LayerOptions, useLayer } from '../base/layers.ts';
import { useText } from '../base/use-text.ts';
import styles from './dialog.module.css';
import { LayerContent } from './layer-content.tsx';

/** What modals and drawers have in common. */
export type DialogProps = {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
  /** Buttons at the bottom, the primary one last. */
  footer?: ReactNode;
};

/** A layer of its own that Esc closes, with a body that scrolls above its buttons. Spread it on the library's component. */
export function useDialogFrame({ open, onClose, title, children, footer }: DialogProps, options?: LayerOptions) {
  const t = useText();
  const layer = useLayer(open, onClose, options);
  return {
    opened: open,
    onClose,
    title,
    closeOnEscape: false,
    trapFocus: false,
    returnFocus: false,
    closeButtonProps: { 'aria-label': t('action.close') },
    classNames: { content: styles.content, body: styles.body },
    children: (
      <LayerContent layer={layer} className={styles.frame}>
        <div className={styles.scroll}>{children}</div>
        <div ref={layer.toasts} className={styles.toasts} />
        {footer && <div className={styles.footer}>{footer}</div>}
      </LayerContent>
    ),
  };
}
