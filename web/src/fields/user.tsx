import type { Reference } from '../../../metadata/wire.ts';
import { useLabel, useText } from '../base/use-text.ts';
import type { DisplayProps, FieldWidget, FilterValueProps } from './field-widget.ts';
import { OneRecordEditor } from './one-record.tsx';
import { PersonName } from './person-name.tsx';
import { RecordsPicker } from './record-picker.tsx';
import { readReferences } from './references.ts';

function UserDisplay({ value }: DisplayProps) {
  return <PersonName name={(value as Reference).title ?? '—'} />;
}

const me = 'me';
const team = 'myTeam';

/** People, “me” and “my team” among them. */
function UserFilterValue({ field, op, value, onChange }: FilterValueProps) {
  const t = useText();
  const label = useLabel();
  const first = [
    { key: me, text: t('fields.me') },
    { key: team, text: t('fields.myTeam') },
  ];
  const names: Record<string, string> = { me: t('fields.me'), myTeam: t('fields.myTeam') };
  const shown = people(value, names);
  const write = (chosen: Reference[]) => {
    const picked = chosen.map((one) => (one.id === me ? { me: true } : one));
    if (chosen.some(({ id }) => id === team)) onChange({ myTeam: true });
    else onChange(op === 'in' || op === 'notIn' ? picked : (picked.at(-1) ?? null));
  };
  return <RecordsPicker object="user" label={label(field.label)} first={first} values={shown} onChange={write} autoFocus />;
}

function people(value: unknown, names: Record<string, string>): Reference[] {
  const list = Array.isArray(value) ? value : value == null ? [] : [value];
  return list.flatMap((one) => {
    if (one?.me) return [{ id: me, title: names.me as string }];
    return one?.myTeam ? [{ id: team, title: names.myTeam as string }] : readReferences(one);
  });
}

export const user: FieldWidget = {
  Display: UserDisplay,
  Editor: (props) => <OneRecordEditor {...props} object="user" onlyActive />,
  FilterValue: UserFilterValue,
  width: 130,
  groups: true,
  icon: 'user',
};
