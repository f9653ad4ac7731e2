import type { ReactNode } from 'react';
import { paths } from '../../base/paths.ts';
import { useText } from '../../base/use-text.ts';
import { PlaceList } from './place-list.tsx';
import { StudioFrame } from './studio-frame.tsx';

/** A draft may hold what no place can draw. It can be undone, and the set left or thrown away, all the same. */
export function BrokenPlace({ children }: { children: ReactNode }) {
  const t = useText();
  return (
    <StudioFrame crumbs={[{ label: t('studio.broken'), to: paths.studio() }]} up={paths.studio()} left={<PlaceList here="" />}>
      <p>{t('studio.brokenHelp')}</p>
      {children}
    </StudioFrame>
  );
}
