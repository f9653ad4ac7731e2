import type { ObjectModel } from '../../../../../../metadata/wire.ts';
import { useLabel } from '../../../../base/use-text.ts';
import { Button } from '../../../../ui/button.tsx';
import { Icon } from '../../../../ui/icon.tsx';
import styles from './page-canvas.module.css';

/** Buttons as they stand on the page, whether their conditions hold or not. They do nothing here. */
export function DesignedButtons({ object, names }: { object: ObjectModel; names: readonly string[] }) {
  const label = useLabel();
  const placed = names.flatMap((name) => {
    const button = object.buttons?.[name];
    return button?.places.includes('record') ? [{ ...button, name }] : [];
  });
  if (placed.length === 0) return null;
  return (
    <div inert className={styles.buttons}>
      {placed.map(({ name, label: text, icon }) => (
        <Button key={name} size="sm" icon={<Icon name={icon} />}>
          {label(text)}
        </Button>
      ))}
    </div>
  );
}
