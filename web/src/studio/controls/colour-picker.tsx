import { type ChoiceColor, choiceColors } from '../../../../metadata/define/field.ts';
import { useText } from '../../base/use-text.ts';
import styles from './controls.module.css';

/** The palette, each with its name. */
export function ColourPicker({ value, onPick }: { value: ChoiceColor | undefined; onPick: (colour: ChoiceColor) => void }) {
  const t = useText();
  return (
    <fieldset className={styles.swatches} aria-label={t('studio.colour')}>
      {choiceColors.map((colour) => (
        <button
          key={colour}
          type="button"
          className={styles.swatch}
          style={{ background: `var(--${colour}-bg)`, color: `var(--${colour}-fg)` }}
          aria-pressed={colour === (value ?? 'gray')}
          onClick={() => onPick(colour)}
        >
          {t(`studio.colour.${colour}`)}
        </button>
      ))}
    </fieldset>
  );
}
