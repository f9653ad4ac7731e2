import { useText } from '../../../../base/use-text.ts';
import { Icon } from '../../../../ui/icon.tsx';
import type { FieldPlace } from '../use-page-steps.ts';
import styles from './add-field.module.css';
import { FieldFinder } from './field-finder.tsx';
import type { Canvas } from './page-canvas.tsx';

type Props = {
  canvas: Canvas;
  /** The element that it stands behind, or in. */
  at: string;
  place: FieldPlace;
  /** A line of its own, at the end of a section. */
  isLine?: boolean;
};

/** ＋ where a field may stand, and the search for one in its place. Insert does the same by keyboard. */
export function AddField({ canvas, at, place, isLine = false }: Props) {
  const t = useText();
  if (canvas.adding === at) return <FieldFinder canvas={canvas} place={place} />;
  return (
    <button
      type="button"
      className={isLine ? styles.line : styles.between}
      title={t('studio.addFieldHere')}
      aria-label={t('studio.addFieldHere')}
      tabIndex={isLine ? undefined : -1}
      data-builds
      onClick={(event) => {
        event.stopPropagation();
        canvas.onAdding(at);
      }}
    >
      <Icon name="plus" size={14} />
      {isLine && t('studio.addField.long')}
    </button>
  );
}
