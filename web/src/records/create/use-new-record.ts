import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ObjectModel, WireRecord } from '../../../../metadata/wire.ts';
import { newIdempotencyKey } from '../../base/api.ts';
import { isSame } from '../../base/is-same.ts';
import { queryKeys } from '../../base/query-keys.ts';
import type { QuickCreateRequest } from '../../base/quick-create.ts';
import { createRecord, updateRecord } from '../../base/records.ts';
import { toast } from '../../base/toast.ts';
import { useFormat } from '../../base/use-format.ts';
import { useMe } from '../../base/use-me.ts';
import { useText } from '../../base/use-text.ts';
import type { RuleAnswer } from '../../fields/rules/ask-rules.ts';
import { useRules } from '../../fields/rules/use-rules.ts';
import { startValues } from './form-fields.ts';
import { keepOffered } from './keep-offered.ts';
import { useFittingLinks } from './use-fitting-links.ts';
import { useFormProblems } from './use-form-problems.ts';

type Values = Record<string, unknown>;

export type CreateFormProps = {
  object: ObjectModel;
  request: QuickCreateRequest;
  /** The record that is changed, as it is stored. */
  before?: WireRecord;
  onClose: () => void;
  onCreated: (record: WireRecord, values: Values) => void;
};

/** A record that is being filled in, what rules say of it, and how it is saved. `onProblems` shows where something is wrong. */
export function useNewRecord(
  { object, request, before, onClose, onCreated }: CreateFormProps,
  onProblems: (fields: string[]) => void,
) {
  const t = useText();
  const client = useQueryClient();
  const me = useMe().user;
  const { today } = useFormat();
  const ask = useRules(object);
  const start = () => ({ ...(before ?? startValues(object, { me, today: today() })), ...request.values });
  const [values, setValues] = useState<Values>({ ...start(), ...request.draft });
  // What the user chose stays as it is, whatever rules would set.
  const [chosen, setChosen] = useState<readonly string[]>(() => Object.keys({ ...request.values, ...request.draft }));
  const [isSaving, setSaving] = useState(false);
  const [round, setRound] = useState(0);
  const rules = ask({ values, before, given: chosen });
  const wrong = useFormProblems({ object, rules, onProblems });
  const key = useRef(newIdempotencyKey());

  const change = (name: string, value: unknown) => {
    // Another value may be another record: only the very same form may be sent twice.
    key.current = newIdempotencyKey();
    const given = [...new Set([...chosen, name])];
    setChosen(given);
    setValues((now) => keepOffered(ask, { ...now, [name]: value }, given));
    wrong.settle(name);
  };
  useFittingLinks({
    ...{ object, values, rules },
    onMisfit(name) {
      change(name, null);
      wrong.add({ [name]: t('rules.offeredNoMore') });
    },
  });
  const beginAnew = () => {
    setValues(start());
    setChosen(Object.keys(request.values ?? {}));
    wrong.clear();
    setRound(round + 1);
  };
  const save = async (goOn: boolean) => {
    if (isSaving || wrong.findMissing(() => true)) return;
    setSaving(true);
    try {
      const filled = before ? changedIn(toSend(values, rules), before) : filledIn(toSend(values, rules));
      const record = before
        ? await updateRecord(object.name, { id: before.id, version: before.version, values: filled, seen: before })
        : await createRecord(object.name, filled, key.current);
      client.invalidateQueries({ queryKey: queryKeys.records(object.name) });
      onCreated(record, filled);
      key.current = newIdempotencyKey();
      if (!goOn) return onClose();
      beginAnew();
    } catch (error) {
      if (!wrong.show(error)) toast.problem(error);
    } finally {
      setSaving(false);
    }
  };
  const hasOwn = () => !isSame(filledIn(values), filledIn(start()));
  const { problems, refused, cells, findMissing } = wrong;
  return { values, chosen, problems, refused, cells, rules, round, isSaving, change, save, findMissing, hasOwn };
}

/** What the user entered: a rule's own values are set by the server, and what is hidden or locked is nobody's to give. */
function toSend(values: Values, { sets, shows, isLocked }: RuleAnswer): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !(name in sets) && shows(name) && !isLocked(name)));
}

/** Values that differ from those that are stored. */
function changedIn(values: Values, before: WireRecord): Values {
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => !isSame(value ?? null, before[name] ?? null)));
}

function filledIn(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined));
}
