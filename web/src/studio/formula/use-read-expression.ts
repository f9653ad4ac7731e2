import { useMemo, useRef } from 'react';
import type { ExpressionNeed } from '../../../../metadata/expression/function.ts';
import { useModel } from '../../base/use-model.ts';
import { useKnownAnswers } from '../model/known-answers.ts';
import { useDraftModel } from '../model/with-draft-model.tsx';
import { type ReadExpression, readExpression } from './read-expression.ts';

type Options = { object: string; has?: ReadonlySet<ExpressionNeed> };

/** What an expression gives over the object as it will be, read anew when either changes; `triable` is the last one that could be tried on records. */
export function useReadExpression(source: string, { object, has }: Options): ReadExpression & { triable?: string } {
  const model = useDraftModel();
  const published = useModel();
  const { outputs } = useKnownAnswers();
  const read = useMemo(
    () => readExpression(source, { place: { model, object, outputs }, published, has }),
    [source, model, object, outputs, published, has],
  );
  const triable = useRef<string>(undefined);
  if (read.isTriable) triable.current = source;
  else if (source.trim() === '') triable.current = undefined;
  return { ...read, triable: triable.current };
}
