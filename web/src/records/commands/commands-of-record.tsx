import { useState } from 'react';
import type { FieldModel, ObjectModel, WireRecord } from '../../../../metadata/wire.ts';
import { tellChange } from '../../base/last-change.ts';
import { type OfferedCommand, useOfferCommands } from '../../base/offered-commands.ts';
import { paths } from '../../base/paths.ts';
import { openQuickCreate } from '../../base/quick-create.ts';
import { toast } from '../../base/toast.ts';
import { useMe } from '../../base/use-me.ts';
import { useModel } from '../../base/use-model.ts';
import { useRecord } from '../../base/use-records.ts';
import { useInlineLabel, useLabel, useText } from '../../base/use-text.ts';
import { offeredOptions } from '../../fields/offered-options.ts';
import { useRulesSoon } from '../../fields/rules/use-rules.ts';
import { useGo } from '../../ui/use-go.ts';
import { useButtonCommands } from '../buttons/use-button-commands.tsx';
import { activitiesAbout } from '../model/activities.ts';
import { layoutOf } from '../model/layout-of.ts';
import { recordTitle } from '../model/record-title.ts';
import { type Save, useSaveRecord } from '../model/save-record.tsx';
import { takeBack } from '../model/take-back.ts';
import { isEditable } from '../record/open-record.ts';
import { useMoveStage } from '../stages/use-move-stage.ts';
import { AssignDialog } from './assign-dialog.tsx';

type Props = {
  object: ObjectModel;
  id: string;
  /** Writes in the box of its page; elsewhere a form is opened. */
  onLog?: () => void;
  /** Beside a list, from where the page of the record can be opened. */
  isPeek?: boolean;
};

/** Log, move, assign, and make something about a record. */
export function CommandsOfRecord({ object, id, ...how }: Props) {
  const { data: record } = useRecord(object.name, id);
  const { save, dialog } = useSaveRecord(object);
  return (
    <>
      {record && <Offers object={object} record={record} save={save} {...how} />}
      {dialog}
    </>
  );
}

type OffersProps = Omit<Props, 'id'> & { record: WireRecord; save: Save };

function Offers(props: OffersProps) {
  const { object, record } = props;
  const owning = useOwning(props);
  const buttons = useButtonCommands(object, record);
  const own = [...useLogging(props), ...useMoving(props), ...owning.commands, ...useOpening(props)];
  useOfferCommands(recordTitle(object, record), [...buttons.commands, ...own]);
  return (
    <>
      {owning.dialog}
      {buttons.dialog}
    </>
  );
}

/** The first kind of activity is logged, the others are made. */
function useLogging({ object, record, onLog }: OffersProps): OfferedCommand[] {
  const t = useText();
  const inline = useInlineLabel();
  const activities = activitiesAbout(useModel(), object).filter((activity) => activity.object.access.create);
  return activities.map(({ object: activity, related, linkTo }, index) => {
    const values = { [related]: linkTo({ id: record.id, title: recordTitle(object, record) }) };
    const make = () => openQuickCreate({ object: activity.name, values });
    const isLog = index === 0;
    return {
      id: `make:${activity.name}`,
      icon: activity.icon,
      title: isLog ? t('record.log') : t('palette.create', { object: inline(activity.label) }),
      ...(isLog && onLog && { keys: 'm' }),
      run: isLog && onLog ? onLog : make,
    };
  });
}

function useMoving({ object, record, save }: OffersProps): OfferedCommand[] {
  const t = useText();
  const label = useLabel();
  const { stage = '' } = layoutOf(useModel(), object);
  const move = useMoveStage({ object, stage, save });
  const rules = useRulesSoon(object)({ values: record, before: record });
  if (!stage || !isEditable(object, stage) || rules.isLocked(stage)) return [];
  const options = offeredOptions(rules.field(stage) as FieldModel);
  const at = options.findIndex(({ value }) => value === record[stage]);
  return options.flatMap((option, index) =>
    index === at
      ? []
      : {
          id: `move:${option.value}`,
          icon: 'arrow-right',
          title: t('palette.moveTo', { stage: label(option.label) }),
          isSought: index !== at + 1,
          run: () => void move(record, option.value),
        },
  );
}

function useOwning({ object, record, save }: OffersProps) {
  const t = useText();
  const { user } = useMe();
  const [isAsking, setAsking] = useState(false);
  const field = object.fields.owner;
  const mayAssign = object.access.transfer && field !== undefined && isEditable(object, 'owner');
  const assign = async (owner: { id: string; title: string | null } | null) => {
    const saved = await save(record, { owner });
    if (saved) tellChange({ message: t('palette.assigned', { name: owner?.title ?? '—' }), undo: () => takeBack(saved) });
  };
  const isMine = (record.owner as { id: string } | null)?.id === user.id;
  const toMe: OfferedCommand = {
    id: 'assign:me',
    icon: 'user-check',
    title: t('palette.assignToMe'),
    run: () => void assign({ id: user.id, title: user.name }).catch(toast.problem),
  };
  const toOther: OfferedCommand = {
    id: 'assign',
    icon: 'user-check',
    title: `${t('list.assign')}…`,
    run: () => setAsking(true),
  };
  return {
    commands: mayAssign ? [...(isMine ? [] : [toMe]), toOther] : [],
    dialog:
      isAsking && field ? (
        <AssignDialog field={field} record={record} onAssign={assign} onClose={() => setAsking(false)} />
      ) : null,
  };
}

function useOpening({ object, record, onLog, isPeek }: OffersProps): OfferedCommand[] {
  const t = useText();
  const go = useGo();
  // On its own page it is open.
  if (onLog && !isPeek) return [];
  return [{ id: 'open', icon: object.icon, title: t('list.key.open'), run: () => go(paths.record(object.name, record.id)) }];
}
