import { Suspense } from 'react';
import type { Label } from '../../../../metadata/label.ts';
import { useLabel } from '../../base/use-text.ts';
import { SectionText } from '../../records/properties/section-text-later.ts';

/** A text that stands on a canvas; its links lead nowhere while one designs. */
export function AsleepText({ text }: { text: Label }) {
  const label = useLabel();
  return (
    <div inert>
      <Suspense>
        <SectionText text={label(text)} />
      </Suspense>
    </div>
  );
}
