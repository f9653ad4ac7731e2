import { Checkbox } from '@mantine/core';
import type { ObjectBody } from '../../../../metadata/define/object.ts';
import { useFormat } from '../../base/use-format.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import type { PackagePlan } from './package-file.tsx';
import { useDefinitions } from './use-definitions.ts';

type Props = {
  steps: PackagePlan['steps'];
  accept: Readonly<Record<string, number>>;
  onAccept: (accept: Record<string, number>) => void;
};

/** Values that would not come through as they are, field by field; each has to be agreed to. */
export function PackageLosses({ steps, accept, onAccept }: Props) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const definitions = useDefinitions();
  const nameOf = (object: string, field: string) => {
    const body = definitions?.find(({ kind, name }) => kind === 'object' && name === object)?.body as ObjectBody | undefined;
    return `${label(body?.label) || object} › ${label(body?.fields[field]?.label) || field}`;
  };
  const losing = steps.filter(({ lost, step }) => lost > 0 && step !== 'options');
  return losing.map(({ object, field, lost, values, seen = [] }) => {
    const key = `${object}.${field}`;
    const counts = { field: nameOf(object, field), lost: format.number(lost), values: format.number(values) };
    return (
      <Checkbox
        key={key}
        label={t('apps.acceptLoss', counts)}
        description={seen.slice(0, 3).join(' · ')}
        checked={accept[key] === lost}
        onChange={({ currentTarget }) => {
          const { [key]: _before, ...others } = accept;
          onAccept(currentTarget.checked ? { ...others, [key]: lost } : others);
        }}
      />
    );
  });
}
