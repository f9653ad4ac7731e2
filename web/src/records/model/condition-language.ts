import { queryOptions } from '@tanstack/react-query';
import type { ExpressionType } from '../../../../metadata/expression/expression-type.ts';
import type { ruleLanguage } from '../../../../metadata/rules/rule-language.ts';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { loadCode } from '../../base/load-later.ts';

export type ConditionCode = { ruleLanguage: typeof ruleLanguage } | null;

/** The language of conditions comes only where there are some. */
export function conditionLanguage(isNeeded: boolean) {
  return queryOptions({
    queryKey: ['layout language', isNeeded],
    queryFn: async (): Promise<ConditionCode> =>
      isNeeded ? loadCode(() => import('../../../../metadata/rules/rule-language.ts')) : null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    // Nothing to wait for.
    ...(!isNeeded && { initialData: null }),
  });
}

/** The fields that conditions over records of an object look at. */
export function fieldsFor(
  object: ObjectModel,
  types: Readonly<Record<string, ExpressionType>> = {},
): Parameters<typeof ruleLanguage>[0] {
  return {
    typeOf: (path) => types[path],
    formulaOf(name) {
      const field = object.fields[name];
      return field && 'expression' in field ? field.expression : undefined;
    },
  };
}
