import { useState } from 'react';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { icons } from '../../ui/icons.ts';
import { Popover } from '../../ui/popover.tsx';
import type { Bound } from '../store/use-studio.ts';
import styles from './controls.module.css';
import { Property } from './property.tsx';

/** An icon out of those the product draws. */
export function IconControl({ label, bound }: { label: string; bound: Bound<string> }) {
  return (
    <Property label={label} bound={bound}>
      {({ id }) => (
        <Popover
          width={340}
          trigger={(toggle, open) => (
            <Button id={id} aria-expanded={open} icon={<Icon name={bound.value ?? 'cube'} />} onClick={toggle}>
              {bound.value}
            </Button>
          )}
        >
          {(close) => (
            <IconGrid
              value={bound.value}
              onPick={(icon) => {
                bound.write(icon);
                close();
              }}
            />
          )}
        </Popover>
      )}
    </Property>
  );
}

function IconGrid({ value, onPick }: { value: string | undefined; onPick: (icon: string) => void }) {
  const t = useText();
  const [words, setWords] = useState('');
  const names = Object.keys(icons).filter((name) => name.includes(words.trim().toLowerCase().replaceAll(' ', '-')));
  return (
    <>
      <input
        className={styles.input}
        placeholder={t('studio.findIcon')}
        aria-label={t('studio.findIcon')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <div className={styles.icons}>
        {names.map((name) => (
          <button
            key={name}
            type="button"
            className={styles.choice}
            title={name}
            aria-label={name}
            aria-pressed={name === value}
            onClick={() => onPick(name)}
          >
            <Icon name={name} size={20} />
          </button>
        ))}
      </div>
    </>
  );
}
