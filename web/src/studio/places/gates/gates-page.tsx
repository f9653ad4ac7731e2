import { useState } from 'react';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import { paths } from '../../../base/paths.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Menu, MenuItem } from '../../../ui/menu.tsx';
import { useGo } from '../../../ui/use-go.ts';
import { useBody } from '../../store/use-studio.ts';
import { MemberPage } from '../objects/member-page.tsx';
import { NoObject } from '../objects/no-object.tsx';
import { useMemberElements } from '../objects/use-member-elements.ts';
import { GatePanel } from './gate-panel.tsx';
import styles from './gates.module.css';
import { StageList } from './stage-list.tsx';
import { gatesByStage, gateTitle, isStageField, optionsOf, stageFields } from './stages-of.ts';
import { useGateSteps } from './use-gate-steps.ts';

/** The stages of an object in their order, with what a record needs at each; the gate that is selected is built in its place. */
export function GatesPage({ object, selected }: { object: string; selected: string | undefined }) {
  const t = useText();
  const go = useGo();
  const body = useBody<ObjectBody>({ kind: 'object', name: object });
  const steps = useGateSteps(object);
  const gates = body ? gatesByStage(body) : [];
  const gate = selected === undefined ? undefined : body?.gates?.[selected];
  const elements = useMemberElements(
    object,
    'gates',
    gates.map(([id, each]) => ({
      id,
      label: gateTitle(id, each, body?.fields),
      ...(each.off && { aside: t('rules.off') }),
    })),
  );
  const add = (field: string, option: string) => void go(paths.studio('objects', object, 'gates', steps.add(field, option)));
  const free = body && firstFree(body);
  return (
    <MemberPage
      object={object}
      list="gates"
      selected={selected}
      elements={elements}
      add={{ label: t('gates.new'), run: () => free && add(free.field, free.option) }}
      steps={steps}
      panel={(deeds) =>
        gate && selected !== undefined && <GatePanel key={selected} object={object} name={selected} gate={gate} {...deeds} />
      }
    >
      {body ? <Stages object={object} body={body} selected={selected} onAdd={add} /> : <NoObject />}
    </MemberPage>
  );
}

type StagesProps = {
  object: string;
  body: ObjectBody;
  selected: string | undefined;
  onAdd: (field: string, option: string) => void;
};

function Stages({ object, body, selected, onAdd }: StagesProps) {
  const t = useText();
  const label = useLabel();
  const [more, setMore] = useState<string[]>([]);
  const shown = [...new Set([...stageFields(body), ...more])];
  const others = Object.entries(body.fields).filter(([name, field]) => isStageField(field) && !shown.includes(name));
  return (
    <div className={styles.page}>
      <p className={styles.about}>{t('gates.about')}</p>
      {shown.map((field) => (
        <StageList key={field} object={object} body={body} field={field} selected={selected} onAdd={onAdd} />
      ))}
      {shown.length + others.length === 0 && <p className={styles.about}>{t('gates.noField')}</p>}
      {others.length > 0 && (
        <div data-builds>
          <Menu width={280} trigger={<Button icon={<Icon name="plus" />}>{t('gates.otherField')}</Button>}>
            {others.map(([name, field]) => (
              <MenuItem key={name} onSelect={() => setMore((before) => [...before, name])}>
                {label(field.label) || name}
              </MenuItem>
            ))}
          </Menu>
        </div>
      )}
    </div>
  );
}

/** The first stage without a gate. */
function firstFree(body: ObjectBody): { field: string; option: string } | undefined {
  const fields = stageFields(body);
  const field = fields[0] ?? Object.entries(body.fields).find(([, each]) => isStageField(each))?.[0];
  if (field === undefined) return undefined;
  const taken = Object.values(body.gates ?? {}).flatMap((gate) => (gate.field === field ? gate.option : []));
  const options = optionsOf(body.fields[field]).filter(({ archived }) => !archived);
  const option = (options.find(({ value }) => !taken.includes(value)) ?? options[0])?.value;
  return option === undefined ? undefined : { field, option };
}
