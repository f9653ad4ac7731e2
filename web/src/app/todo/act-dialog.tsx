import { useState } from 'react';
import type { Reference } from '../../../../metadata/wire.ts';
import { useText } from '../../base/use-text.ts';
import { RecordPicker, RecordsPicker } from '../../fields/record-picker.tsx';
import { actText } from '../../records/approvals/act-text.ts';
import { Textarea } from '../../ui/form-input.tsx';
import { FormModal } from '../../ui/form-modal.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import type { TaskAct } from './use-todo.ts';

/** Acts that need more than a press. */
export type AskedAct = 'approve' | 'reject' | 'return' | 'transfer' | 'delegate' | 'advise' | 'addSign';

type Given = {
  comment: string;
  person: Reference | null;
  people: Reference[];
  place: 'before' | 'after' | 'beside';
  back: 'again' | 'here';
};

const empty: Given = { comment: '', person: null, people: [], place: 'before', back: 'again' };

/** What goes with an act: a reason, a person, people and where they stand. */
export function ActDialog({
  asked,
  onAct,
  onClose,
}: {
  asked: AskedAct;
  onAct: (act: TaskAct) => Promise<void>;
  onClose: () => void;
}) {
  const t = useText();
  const [given, setGiven] = useState(empty);
  const change = (some: Partial<Given>) => setGiven({ ...given, ...some });
  const act = toAct(asked, given);
  const isOwed = asked === 'reject' || asked === 'return' || asked === 'advise' || asked === 'approve';
  const submit = async () => {
    if (act) await onAct(act);
    onClose();
  };
  return (
    <FormModal
      title={t(actText(asked))}
      action={t(actText(asked))}
      danger={asked === 'reject'}
      disabled={!act}
      onSubmit={submit}
      onClose={onClose}
    >
      {asked !== 'approve' && asked !== 'reject' && <p>{t(`todo.help.${asked}`)}</p>}
      <People asked={asked} given={given} onChange={change} />
      {asked === 'return' && (
        <Segmented
          label={t('todo.afterwards')}
          value={given.back}
          options={(['again', 'here'] as const).map((value) => ({ value, label: t(`todo.back.${value}`) }))}
          onChange={(back) => change({ back })}
        />
      )}
      <Textarea
        label={t(isOwed ? 'todo.reason' : 'todo.comment')}
        placeholder={t('todo.commentPlaceholder')}
        required={isOwed}
        data-autofocus
        autosize
        minRows={2}
        maxLength={2000}
        value={given.comment}
        onChange={(event) => change({ comment: event.currentTarget.value })}
      />
    </FormModal>
  );
}

type PeopleProps = { asked: AskedAct; given: Given; onChange: (some: Partial<Given>) => void };

function People({ asked, given, onChange }: PeopleProps) {
  const t = useText();
  const shared = { object: 'user', onlyActive: true, label: t('todo.person'), placeholder: t('todo.person') };
  if (asked === 'transfer' || asked === 'delegate')
    return <RecordPicker {...shared} value={given.person} onPick={(person) => onChange({ person })} />;
  if (asked !== 'addSign') return null;
  return (
    <>
      <Segmented
        label={t('todo.place')}
        value={given.place}
        options={(['before', 'beside', 'after'] as const).map((value) => ({ value, label: t(`todo.place.${value}`) }))}
        onChange={(place) => onChange({ place })}
      />
      <RecordsPicker {...shared} values={given.people} onChange={(people) => onChange({ people })} />
    </>
  );
}

/** The act as it is sent; nothing while something is missing. */
function toAct(asked: AskedAct, { comment, person, people, place, back }: Given): TaskAct | undefined {
  const said = comment.trim() ? { comment: comment.trim() } : {};
  switch (asked) {
    case 'approve':
    case 'reject':
      return said.comment ? { act: asked, hold: true, ...said } : undefined;
    case 'advise':
      return said.comment ? { act: asked, ...said } : undefined;
    case 'return':
      return said.comment ? { act: asked, step: null, back, ...said } : undefined;
    case 'transfer':
    case 'delegate':
      return person ? { act: asked, to: person.id, ...said } : undefined;
    case 'addSign':
      return people.length > 0 ? { act: asked, place, people: people.map(({ id }) => id), ...said } : undefined;
  }
}
