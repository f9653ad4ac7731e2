import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { ApprovalCard } from '../../../../metadata/api/approvals.ts';
import type { Reference } from '../../../../metadata/wire.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { RecordPicker, RecordsPicker } from '../../fields/record-picker.tsx';
import { actText } from '../../records/approvals/act-text.ts';
import { Textarea } from '../../ui/form-input.tsx';
import { FormModal } from '../../ui/form-modal.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { ApproveWith, type Evidence, isOwed, noEvidence, sentWith } from './approve-with.tsx';
import type { CardAct } from './use-todo.ts';

/** Acts that need more than a press. */
export type AskedAct =
  | 'approve'
  | 'reject'
  | 'return'
  | 'transfer'
  | 'delegate'
  | 'advise'
  | 'addSign'
  | 'removeSign'
  | 'comment';

type Given = {
  comment: string;
  person: Reference | null;
  people: Reference[];
  place: 'before' | 'after' | 'beside';
  back: 'again' | 'here';
  /** An earlier step; empty: whoever submitted it. */
  target: string;
  seat: string;
  evidence: Evidence;
};

/** They are nothing without words. */
const wordy: readonly AskedAct[] = ['reject', 'return', 'advise', 'comment'];
const empty: Given = {
  evidence: noEvidence,
  comment: '',
  person: null,
  people: [],
  place: 'before',
  back: 'again',
  target: '',
  seat: '',
};

type Props = { asked: AskedAct; card: ApprovalCard; onAct: (act: CardAct) => Promise<void>; onClose: () => void };

/** What goes with an act: a reason, a person, people and where they stand. */
export function ActDialog({ asked, card, onAct, onClose }: Props) {
  const t = useText();
  const [given, setGiven] = useState({ ...empty, seat: card.removable[0] ?? '' });
  const change = (some: Partial<Given>) => setGiven((now) => ({ ...now, ...some }));
  const isWordy = wordy.includes(asked) || (asked === 'approve' && card.needs.comment);
  const act = toAct(asked, given, { card, isWordy });
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
      <Places asked={asked} card={card} given={given} onChange={change} />
      {asked === 'approve' && (
        <ApproveWith
          card={card}
          evidence={given.evidence}
          onChange={(some) => setGiven((now) => ({ ...now, evidence: { ...now.evidence, ...some } }))}
        />
      )}
      {asked === 'return' && (
        <Segmented
          label={t('todo.afterwards')}
          value={given.back}
          options={(['again', 'here'] as const).map((value) => ({ value, label: t(`todo.back.${value}`) }))}
          onChange={(back) => change({ back })}
        />
      )}
      <Textarea
        label={t(isWordy && asked !== 'comment' ? 'todo.reason' : 'todo.comment')}
        placeholder={t('todo.commentPlaceholder')}
        required={isWordy}
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

/** Of what there is: the step that it goes back to, or who is taken off. */
function Places({ asked, card, given, onChange }: PeopleProps & { card: ApprovalCard }) {
  const t = useText();
  const label = useLabel();
  if (asked === 'return' && card.targets.length > 0)
    return (
      <NativeSelect
        label={t('todo.target')}
        data={[
          { value: '', label: t('todo.target.submitter', { name: card.approval.submitter.name }) },
          ...card.targets.map(({ step, label: name }) => ({ value: step, label: label(name) })),
        ]}
        value={given.target}
        onChange={(event) => onChange({ target: event.currentTarget.value })}
      />
    );
  if (asked !== 'removeSign') return null;
  const removable = card.task.seats.filter(({ id }) => card.removable.includes(id));
  return (
    <NativeSelect
      label={t('todo.person')}
      data={removable.map(({ id, person }) => ({ value: id, label: person.name }))}
      value={given.seat}
      onChange={(event) => onChange({ seat: event.currentTarget.value })}
    />
  );
}

/** The act as it is sent; nothing while something is missing. */
function toAct(
  asked: AskedAct,
  { comment, person, people, place, back, target, seat, evidence }: Given,
  { card, isWordy }: { card: ApprovalCard; isWordy: boolean },
): CardAct | undefined {
  const said = comment.trim() ? { comment: comment.trim() } : {};
  switch (asked) {
    case 'approve':
      if (isOwed(card, evidence) || (isWordy && !said.comment)) return undefined;
      return { act: asked, hold: true, ...said, ...sentWith(card, evidence) };
    case 'reject':
      return said.comment ? { act: asked, hold: true, ...said } : undefined;
    case 'advise':
      return said.comment ? { act: asked, ...said } : undefined;
    case 'return':
      return said.comment ? { act: asked, step: target || null, back, ...said } : undefined;
    case 'comment':
      return said.comment ? { act: asked, comment: said.comment } : undefined;
    case 'removeSign':
      return seat ? { act: asked, seat, ...said } : undefined;
    case 'transfer':
    case 'delegate':
      return person ? { act: asked, to: person.id, ...said } : undefined;
    case 'addSign':
      return people.length > 0 ? { act: asked, place, people: people.map(({ id }) => id), ...said } : undefined;
  }
}
