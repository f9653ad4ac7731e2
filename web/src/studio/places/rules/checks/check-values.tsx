import { Select, TextInput } from '@mantine/core';
import type { ObjectBody } from '../../../../../../metadata/define/object.ts';
import { readPattern } from '../../../../../../metadata/expression/pattern.ts';
import type { CheckGiven, ReadyCheck } from '../../../../../../metadata/rules/ready-checks.ts';
import { useText } from '../../../../base/use-text.ts';
import { useFieldChoices } from '../../../controls/reference-controls.tsx';
import { typeOfPath } from '../../../model/type-of-path.ts';
import { useBody } from '../../../store/use-studio.ts';
import { useSpeaker } from '../use-speaker.ts';

type Props = { object: string; field: string; check: ReadyCheck; given: CheckGiven; onChange: (given: CheckGiven) => void };

/** What a check asks for: a pattern, bounds, or another field of the same kind. */
export function CheckValues({ object, field, check, given, onChange }: Props) {
  const t = useText();
  const speaker = useSpeaker(object);
  const body = useBody<ObjectBody>({ kind: 'object', name: object });
  const type = typeOfPath(speaker, field);
  const others = useFieldChoices(object).filter(({ value }) => value !== field && typeOfPath(speaker, value) === type);
  if (check.asks === 'pattern') {
    const { pattern = '' } = given;
    const isWrong = pattern !== '' && readPattern(pattern) === undefined;
    return (
      <TextInput
        label={t('rules.check.pattern')}
        description={t('rules.check.patternHelp')}
        error={isWrong && t('rules.check.badPattern')}
        value={pattern}
        onChange={({ target }) => onChange({ pattern: target.value })}
      />
    );
  }
  if (check.asks === 'bounds')
    return (
      <>
        <TextInput
          label={t('rules.check.least')}
          inputMode="decimal"
          value={given.least ?? ''}
          onChange={({ target }) => onChange({ ...given, least: target.value })}
        />
        <TextInput
          label={t('rules.check.most')}
          inputMode="decimal"
          value={given.most ?? ''}
          onChange={({ target }) => onChange({ ...given, most: target.value })}
        />
      </>
    );
  if (check.asks !== 'field') return null;
  return (
    <Select
      label={t('rules.check.other')}
      data={others}
      value={given.other ?? null}
      onChange={(other) => onChange(other === null ? {} : { other, otherLabel: body?.fields[other]?.label })}
      searchable
      nothingFoundMessage={t('ui.nothingFound')}
    />
  );
}
