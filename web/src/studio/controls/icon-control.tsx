import { useState } from 'react';
import { useLabel, useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { icons } from '../../ui/icons.ts';
import { Popover } from '../../ui/popover.tsx';
import type { Bound } from '../store/use-studio.ts';
import { matches } from '../words/matches.ts';
import styles from './controls.module.css';
import { iconLabel } from './icon-names.ts';
import { Property } from './property.tsx';

/** An icon out of those the product draws. */
export function IconControl({ label, bound }: { label: string; bound: Bound<string> }) {
  const inWords = useLabel();
  return (
    <Property label={label} bound={bound}>
      {({ id }) => (
        <Popover
          width={340}
          trigger={(toggle, open) => (
            <Button id={id} aria-expanded={open} icon={<Icon name={bound.value ?? 'cube'} />} onClick={toggle}>
              {bound.value && firstWord(inWords(iconLabel(bound.value)))}
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
  const label = useLabel();
  const names = Object.keys(icons).filter((name) => matches(words, iconLabel(name), name));
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
            title={label(iconLabel(name))}
            aria-label={label(iconLabel(name))}
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

/** Of several Chinese words for it; an English name is one. */
function firstWord(words: string): string {
  return /^[a-z]/.test(words) ? words : (words.split(' ')[0] ?? words);
}
