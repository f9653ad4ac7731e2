import { useState } from 'react';

/** Where on the canvas a field is being added, and a way to say so; over as soon as something else is selected. */
export function useAdding(parts: readonly string[]): [at: string | undefined, set: (at: string | undefined) => void] {
  const here = parts.join('/');
  const [adding, setAdding] = useState<{ at: string | undefined; here: string }>();
  return [adding?.here === here ? adding.at : undefined, (at) => setAdding({ at, here })];
}
