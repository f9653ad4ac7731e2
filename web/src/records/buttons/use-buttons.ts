import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ButtonPlace } from '../../../../metadata/define/button.ts';
import { holdsOf } from '../../../../metadata/layouts/layout-conditions.ts';
import type { ObjectModel, WireRecord } from '../../../../metadata/wire.ts';
import { loadCode } from '../../base/load-later.ts';
import { useMe } from '../../base/use-me.ts';
import { useRecord } from '../../base/use-records.ts';
import { buttonsAt, type ShownButton } from './buttons-at.ts';

/**
 * Those that are there for a record. What their conditions look at is read where the record as it is at hand has not all of it; until it is known
 * a button with a condition is not there. The server asks again when one is pressed.
 */
export function useButtons(object: ObjectModel, record: WireRecord, place: ButtonPlace): ShownButton[] {
  const offered = buttonsAt(object, place);
  const asks = offered.some(({ when }) => when !== undefined);
  const paths = Object.keys(object.buttonTypes ?? {});
  const isKnown = !asks || paths.every((path) => path in record);
  const { data: read } = useRecord(object.name, record.id, paths, { enabled: asks && !isKnown });
  const holds = useHolding(object, asks, isKnown ? record : read);
  return offered.filter(({ when }) => when === undefined || holds?.(when));
}

function useHolding(object: ObjectModel, asks: boolean, values: WireRecord | undefined) {
  const me = useMe();
  const { data: code } = useQuery({
    queryKey: ['button language'],
    queryFn: () => loadCode(() => import('../../../../metadata/rules/rule-language.ts')),
    enabled: asks,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  const language = useMemo(() => code?.ruleLanguage(fieldsOf(object)), [code, object]);
  if (!language || !values) return undefined;
  return holdsOf(language, {
    value: (path) => values[path] ?? null,
    actor: { id: me.user.id, roles: me.roles.map(({ name }) => name), source: 'web' },
    now: new Date().toISOString(),
    timeZone: me.timeZone,
  });
}

/** Values of formulas are read like those of other fields. */
function fieldsOf({ buttonTypes = {} }: ObjectModel) {
  return { typeOf: (path: string) => buttonTypes[path], formulaOf: () => undefined };
}
