import { type RefObject, useLayoutEffect, useRef } from 'react';
import { paths } from '../../base/paths.ts';
import { useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { Link } from '../../ui/link.tsx';
import { usePlaces } from '../places/places-context.ts';
import styles from './place-list.module.css';

/** The places of the studio, above what there is in one of them. */
export function PlaceList({ here }: { here: string }) {
  const t = useText();
  const { places } = usePlaces();
  return (
    <nav ref={useCurrentInSight(here)} className={styles.places} aria-label={t('studio.places')}>
      {places.map(({ name, label, icon }) => (
        <Link key={name} to={paths.studio(name)} className={styles.place} aria-current={name === here ? 'page' : undefined}>
          <Icon name={icon} />
          {t(label)}
        </Link>
      ))}
    </nav>
  );
}

type Part = { name: string; label: string; icon: string; to: string };

/** The parts of one thing, such as an object's settings and its fields. */
export function PartList({ label, parts, here }: { label: string; parts: readonly Part[]; here: string }) {
  return (
    <nav ref={useCurrentInSight(here)} className={styles.places} aria-label={label}>
      {parts.map((part) => (
        <Link key={part.name} to={part.to} className={styles.place} aria-current={part.name === here ? 'page' : undefined}>
          <Icon name={part.icon} />
          {part.label}
        </Link>
      ))}
    </nav>
  );
}

/** On a phone they stand side by side, and the one that is open may lie beyond the edge. */
function useCurrentInSight(here: string): RefObject<HTMLElement | null> {
  const list = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const current = list.current?.querySelector<HTMLElement>(`[aria-current]`);
    if (list.current && current && here !== '') list.current.scrollLeft = current.offsetLeft - list.current.offsetLeft - 16;
  }, [here]);
  return list;
}
