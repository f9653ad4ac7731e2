import { useText } from '../../base/use-text.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { MenuItem, MenuLabel } from '../../ui/menu.tsx';
import { useGo } from '../../ui/use-go.ts';
import { usePlaceWords } from '../words/place-words.ts';
import { type Other, useOthers } from './others.ts';
import styles from './others-here.module.css';

/** Who else is in the studio, as small signs with their names. */
export function OthersSigns({ others }: { others: readonly Other[] }) {
  const t = useText();
  const words = usePlaceWords();
  if (others.length === 0) return null;
  return (
    <span className={styles.signs}>
      {others.slice(0, 3).map(({ page, person, place }) => (
        <span
          key={page}
          role="img"
          aria-label={t('studio.otherAt', { name: person.name, place: words(place) })}
          title={t('studio.otherAt', { name: person.name, place: words(place) })}
        >
          <Avatar name={person.name} size={18} />
        </span>
      ))}
      {others.length > 3 && <span>+{others.length - 3}</span>}
    </span>
  );
}

/** In the menu of the change set: who else is in the studio, and the way to where they are. */
export function OthersItems() {
  const t = useText();
  const go = useGo();
  const words = usePlaceWords();
  const others = useOthers();
  if (others.length === 0) return null;
  return (
    <>
      <MenuLabel>{t('studio.othersHere')}</MenuLabel>
      {others.map(({ page, person, place }) => (
        <MenuItem key={page} icon="user" onSelect={() => void go(place)}>
          {t('studio.otherAt', { name: person.name, place: words(place) })}
        </MenuItem>
      ))}
    </>
  );
}
