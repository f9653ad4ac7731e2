import type { ReactNode } from 'react';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';

type Props = {
  /** By so many places, up or down. */
  onMove?: (by: number) => void;
  onCopy?: () => void;
  /** `icon`: default a bin. */
  remove?: { label: string; icon?: string; help?: string; run: () => void };
  /** What else can be done with it, before it is removed. */
  children?: ReactNode;
};

/** What can be done with the whole of what is selected, at the foot of its panel; the keys of the list on the left do the same. */
export function ElementActions({ onMove, onCopy, remove, children }: Props) {
  const t = useText();
  return (
    <>
      {onMove && (
        <>
          <Button size="sm" icon={<Icon name="arrow-up" />} onClick={() => onMove(-1)}>
            {t('studio.moveUp')}
          </Button>
          <Button size="sm" icon={<Icon name="arrow-down" />} onClick={() => onMove(1)}>
            {t('studio.moveDown')}
          </Button>
        </>
      )}
      {onCopy && (
        <Button size="sm" icon={<Icon name="copy" />} onClick={onCopy}>
          {t('action.copy')}
        </Button>
      )}
      {children}
      {remove && (
        <Button size="sm" variant="danger" icon={<Icon name={remove.icon ?? 'trash'} />} title={remove.help} onClick={remove.run}>
          {remove.label}
        </Button>
      )}
    </>
  );
}
