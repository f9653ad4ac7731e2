import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { MeContext, meQuery } from './use-me.ts';
import { ModelContext, modelQuery } from './use-model.ts';

/**
 * Who is signed in, and the model as they may see it: read once for all that is drawn inside, since nearly every cell looks at them: a query
 * for each took a tenth of the work of a page. Suspends while they load for the first time.
 */
export function Known({ children }: { children: ReactNode }) {
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: model } = useSuspenseQuery(modelQuery);
  return (
    <MeContext value={me}>
      <ModelContext value={model}>{children}</ModelContext>
    </MeContext>
  );
}
