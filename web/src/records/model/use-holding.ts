import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ExpressionType } from '../../../../metadata/expression/expression-type.ts';
import { holdsOf } from '../../../../metadata/layouts/layout-conditions.ts';
import type { WireRecord } from '../../../../metadata/wire.ts';
import { loadCode } from '../../base/load-later.ts';
import { useMe } from '../../base/use-me.ts';

/** Says which conditions hold for a record, once what they look at is known. `types`: what that is. */
export function useHolding(
  types: Readonly<Record<string, ExpressionType>> | undefined,
  asks: boolean,
  values: WireRecord | undefined,
) {
  const me = useMe();
  const { data: code } = useQuery({
    queryKey: ['button language'],
    queryFn: () => loadCode(() => import('../../../../metadata/rules/rule-language.ts')),
    enabled: asks,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  const language = useMemo(() => code?.ruleLanguage(fieldsOf(types)), [code, types]);
  if (!language || !values) return undefined;
  return holdsOf(language, {
    value: (path) => values[path] ?? null,
    actor: { id: me.user.id, roles: me.roles.map(({ name }) => name), source: 'web' },
    now: new Date().toISOString(),
    timeZone: me.timeZone,
  });
}

/** Values of formulas are read like those of other fields. */
function fieldsOf(types: Readonly<Record<string, ExpressionType>> = {}) {
  return { typeOf: (path: string) => types[path], formulaOf: () => undefined };
}
