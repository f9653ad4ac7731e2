import { createPortal } from 'react-dom';
import { useToastPlace } from '../base/layers.ts';
import { type Toast, toast, useToasts } from '../base/toast.ts';
import { useText } from '../base/use-text.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';
import styles from './toasts.module.css';

/** Where toasts appear: at the foot of the page, or in the layer that is open, where they lie over none of its buttons. Stands once in the shell. */
export function Toasts() {
  const t = useText();
  const place = useToastPlace();
  const toasts = useToasts();
  const stack = (
    <section className={styles.stack} data-inside={place !== null} aria-label={t('ui.notifications')} aria-live="polite">
      {toasts.map((entry) => (
        <ToastCard key={entry.id} {...entry} />
      ))}
    </section>
  );
  return place ? createPortal(stack, place) : stack;
}

function ToastCard({ id, tone, message, action, instance }: Toast) {
  const t = useText();
  const runAction = () => {
    toast.dismiss(id);
    action?.run();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only waits while it is read
    <div
      className={styles.toast}
      role={tone === 'danger' ? 'alert' : 'status'}
      onPointerEnter={() => toast.hold(id)}
      onPointerLeave={() => toast.release(id)}
      onFocus={() => toast.hold(id)}
      onBlur={() => toast.release(id)}
    >
      {tone === 'success' && <Icon name="circle-check" className={styles.success} />}
      {tone === 'danger' && <Icon name="alert-triangle" className={styles.danger} />}
      <span className={styles.message}>
        {message}
        {instance && <span className={styles.id}>{instance}</span>}
      </span>
      {action && (
        <Button size="sm" variant="ghost" onClick={runAction}>
          {action.label}
        </Button>
      )}
      {instance && (
        <IconButton
          size="sm"
          icon={<Icon name="copy" />}
          label={t('problem.copyId')}
          onClick={() => navigator.clipboard?.writeText(instance)}
        />
      )}
      <IconButton size="sm" icon={<Icon name="x" />} label={t('action.close')} onClick={() => toast.dismiss(id)} />
    </div>
  );
}
