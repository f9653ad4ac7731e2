import { Suspense, useEffect, useState } from 'react';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { loadLater } from '../../base/load-later.ts';
import { usePalette } from '../../base/palette-state.ts';

const RecordOffers = loadLater(() => import('./commands-of-record.tsx'), 'CommandsOfRecord');

type Props = { object: ObjectModel; id: string; onLog?: () => void; isPeek?: boolean };

/** What ⌘K can do with the record that is open, or that the cursor of a list stands on. Nothing is read before it is asked for. */
export function CommandsHere(props: Props) {
  const palette = usePalette();
  const [isAsked, setAsked] = useState(palette.open);
  useEffect(() => {
    if (palette.open) setAsked(true);
  }, [palette.open]);
  return <Suspense>{isAsked && <RecordOffers key={props.id} {...props} />}</Suspense>;
}
