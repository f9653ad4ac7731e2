import { type ReactNode, useId } from 'react';
import { LayerContext, useLayer } from '../base/layers.ts';
import { useText } from '../base/use-text.ts';
import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';
import styles from './side-panel.module.css';

type Props = {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  /** Buttons left of the cross. */
  actions?: ReactNode;
  children: ReactNode;
};

/** Looks at something beside the page without leaving it: the page stays alive, keys included. Fills a phone's screen. */
export function SidePanel({ open, onClose, title, actions, children }: Props) {
  const t = useText();
  const layer = useLayer(open, onClose, { modal: false, toLookAt: true });
  const titleId = useId();
  if (!open) return null;
  return (
    <LayerContext value={layer.id}>
      <aside ref={layer.content} data-layer tabIndex={-1} aria-labelledby={titleId} className={styles.panel}>
        <header className={styles.head}>
          <div id={titleId} className={styles.title}>
            {title}
          </div>
          {actions}
          <IconButton icon={<Icon name="x" />} label={t('ui.closePanel')} onClick={onClose} />
        </header>
        <div className={styles.body}>{children}</div>
        <div ref={layer.toasts} className={styles.toasts} />
      </aside>
    </LayerContext>
  );
}
