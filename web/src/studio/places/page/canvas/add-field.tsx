import { OtherLocale } from '../../../../base/other-locale.ts';
import { useText } from '../../../../base/use-text.ts';
import { Icon } from '../../../../ui/icon.tsx';
import type { ProposedField } from '../../fields/propose-field.ts';
import type { FieldChoice } from '../field-choices.ts';
import styles from './add-field.module.css';
import { FieldFinder } from './field-finder.tsx';

/** Where on a canvas a field is being added, what may stand there, and what becomes of what is chosen. */
export type Adding<Place> = {
  /** Whose field it is. */
  object: string;
  /** The key of the element that it stands behind, or in. */
  at: string | undefined;
  set(key: string | undefined): void;
  choices(words: string): FieldChoice[];
  take(path: string, place: Place): void;
  make(field: ProposedField, place: Place): Promise<string>;
  select(path: string, place: Place): void;
};

type Props<Place> = {
  adding: Adding<Place>;
  at: string;
  place: Place;
  /** A line of its own, at the end of a section. */
  isLine?: boolean;
};

/** ＋ where a field may stand, and the search for one in its place. Insert does the same by keyboard. It speaks the language of the studio. */
export function AddField<Place>(props: Props<Place>) {
  const { adding, at, place } = props;
  return (
    <OtherLocale value={undefined}>
      {adding.at === at ? <FieldFinder adding={adding} place={place} /> : <AddButton {...props} />}
    </OtherLocale>
  );
}

function AddButton<Place>({ adding, at, isLine = false }: Props<Place>) {
  const t = useText();
  return (
    <button
      type="button"
      className={isLine ? styles.line : styles.between}
      title={t('studio.addFieldHere')}
      aria-label={isLine ? undefined : t('studio.addFieldHere')}
      tabIndex={isLine ? undefined : -1}
      data-builds
      onClick={(event) => {
        event.stopPropagation();
        adding.set(at);
      }}
    >
      <Icon name="plus" size={14} />
      {isLine && t('studio.addField.long')}
    </button>
  );
}
