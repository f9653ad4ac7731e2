import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ChoiceColor } from '../../../../metadata/define/field.ts';
import { holdsOf } from '../../../../metadata/layouts/layout-conditions.ts';
import type { ObjectModel, ViewModel, WireRecord } from '../../../../metadata/wire.ts';
import { useMe } from '../../base/use-me.ts';
import { conditionLanguage, fieldsFor } from '../model/condition-language.ts';

export type ColorOf = (record: WireRecord) => ChoiceColor | undefined;

/** In which colour a view marks a record: that of its first condition that is true. None until conditions can be worked out. */
export function useRowColors(object: ObjectModel, { colors, types }: Pick<ViewModel, 'colors' | 'types'>): ColorOf | undefined {
  const me = useMe();
  const isNeeded = colors !== undefined && colors.length > 0;
  const { data: code } = useQuery(conditionLanguage(isNeeded));
  return useMemo(() => {
    if (!isNeeded || !code) return undefined;
    const language = code.ruleLanguage(fieldsFor(object, types));
    const actor = { id: me.user.id, roles: me.roles.map(({ name }) => name), source: 'web' } as const;
    const now = new Date().toISOString();
    return (record) => {
      const holds = holdsOf(language, { value: (path) => record[path] ?? null, actor, now, timeZone: me.timeZone });
      return colors.find(({ when }) => isTrue(holds, when))?.color;
    };
  }, [isNeeded, code, colors, types, object, me]);
}

/** A condition that is being written may not be one yet. */
function isTrue(holds: (expression: string) => boolean, when: string): boolean {
  try {
    return holds(when);
  } catch {
    return false;
  }
}
