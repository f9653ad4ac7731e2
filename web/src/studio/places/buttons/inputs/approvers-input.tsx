import type { ApproverSource, PeopleOf } from '../../../../../../metadata/approvals/approver-source.ts';
import { linkTo } from '../../../../../../metadata/check/field-demands.ts';
import { useInlineLabel, useLabel, useText } from '../../../../base/use-text.ts';
import { Button } from '../../../../ui/button.tsx';
import { Icon } from '../../../../ui/icon.tsx';
import { IconButton } from '../../../../ui/icon-button.tsx';
import { Menu, MenuItem } from '../../../../ui/menu.tsx';
import controls from '../../../controls/controls.module.css';
import { Property } from '../../../controls/property.tsx';
import { RecordsControl } from '../../../controls/records-control.tsx';
import { useFieldChoices, useRoleChoices } from '../../../controls/reference-controls.tsx';
import { useBound } from '../../../store/use-studio.ts';
import styles from '../buttons-page.module.css';
import { ChosenControl } from './chosen-control.tsx';
import type { InputProps } from './input-control.ts';

/** Each way to find who decides, as it begins. */
const beginnings = {
  superior: { superior: 1 },
  superiors: { superiors: 2 },
  head: { head: 0 },
  role: { role: '' },
  people: { people: [] },
  field: { field: '' },
  submitter: { submitter: true },
  chosenBy: { chosenBy: 'submitter' },
} as const satisfies Record<string, unknown>;

type Kind = keyof typeof beginnings;

const kinds = Object.keys(beginnings) as Kind[];

/** How this one finds who decides. */
export function sourceKind(source: ApproverSource): Kind {
  return kinds.find((kind) => kind in source) ?? 'people';
}

/** Who decides, in the order in which they are asked where the order counts. */
export function ApproversInput(props: InputProps) {
  return <SourcesInput {...props} offered={kinds} />;
}

/** People of whom nobody is chosen while the process runs. */
export function PeopleInput(props: InputProps) {
  return <SourcesInput {...props} offered={kinds.filter((kind) => kind !== 'chosenBy')} />;
}

function SourcesInput({ object, element, declared, words, offered }: InputProps & { offered: readonly Kind[] }) {
  const t = useText();
  const label = useLabel();
  const inline = useInlineLabel();
  const bound = useBound<ApproverSource[]>(element, words);
  const sources = bound.value ?? [];
  const put = (at: number, ...next: ApproverSource[]) => bound.write(sources.toSpliced(at, 1, ...next));
  return (
    <Property label={label(declared.label)} bound={bound}>
      {() => (
        <div className={styles.deed}>
          {sources.map((source, at) => (
            <div key={at} className={styles.answer}>
              <SourceControl object={object} source={source} onChange={(next) => put(at, next)} />
              <IconButton
                size="sm"
                icon={<Icon name="x" />}
                label={t('processes.removeApprovers', { source: t(`processes.from.${sourceKind(source)}`) })}
                onClick={() => put(at)}
              />
            </div>
          ))}
          <Menu
            trigger={
              <Button size="sm" variant="ghost" icon={<Icon name="plus" />}>
                {t('processes.addApprovers', { what: inline(declared.label) })}
              </Button>
            }
          >
            {offered.map((kind) => (
              <MenuItem key={kind} onSelect={() => bound.write([...sources, beginnings[kind] as unknown as ApproverSource])}>
                {t(`processes.from.${kind}`)}
              </MenuItem>
            ))}
          </Menu>
        </div>
      )}
    </Property>
  );
}

type SourceProps = { object: string; source: ApproverSource; onChange: (source: ApproverSource) => void };

function SourceControl({ object, source, onChange }: SourceProps) {
  const t = useText();
  const roles = useRoleChoices();
  const fields = useFieldChoices(object, linkTo('user').fits, true);
  const name = t(`processes.from.${sourceKind(source)}`);
  if ('people' in source)
    return <RecordsControl object="user" label={name} ids={source.people} onChange={(people) => onChange({ people })} />;
  if ('role' in source) return <OneOf label={name} value={source.role} choices={roles} onChoose={(role) => onChange({ role })} />;
  if ('field' in source)
    return <OneOf label={name} value={source.field} choices={fields} onChoose={(field) => onChange({ field })} />;
  if ('submitter' in source) return <span>{name}</span>;
  if ('chosenBy' in source) return <ChosenControl source={source} onChange={onChange} />;
  return <LevelControl name={name} source={source} onChange={onChange} />;
}

type OneOfProps = {
  label: string;
  value: string;
  choices: readonly { value: string; label: string }[];
  onChoose: (value: string) => void;
};

function OneOf({ label, value, choices, onChoose }: OneOfProps) {
  const t = useText();
  const isKnown = value === '' || choices.some((choice) => choice.value === value);
  return (
    <label className={controls.property}>
      {label}
      <select className={controls.input} value={value} onChange={({ target }) => onChoose(target.value)}>
        {value === '' && <option value="">{t('ui.selectPlaceholder')}</option>}
        {!isKnown && <option value={value}>{value}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
}

type Levelled = Extract<ApproverSource, { of?: PeopleOf }>;
type LevelProps = { name: string; source: Levelled; onChange: (source: ApproverSource) => void };

/** So many levels above the submitter or the owner of the record. */
function LevelControl({ name, source, onChange }: LevelProps) {
  const t = useText();
  const kind = sourceKind(source) as 'superior' | 'superiors' | 'head';
  const level = Number(Object.entries(source).find(([key]) => key === kind)?.[1]);
  const write = (next: number, of: PeopleOf | undefined) =>
    onChange({ [kind]: next, ...(of === 'owner' && { of }) } as unknown as ApproverSource);
  return (
    <div className={styles.deed}>
      <span>{name}</span>
      <div className={controls.pair}>
        <input
          className={controls.input}
          type="number"
          min={kind === 'head' ? 0 : 1}
          max={20}
          aria-label={t('processes.level')}
          title={t('processes.level')}
          value={level}
          onChange={({ target }) => write(Math.round(Number(target.value)), source.of)}
        />
        <select
          className={controls.input}
          aria-label={t('processes.levelOf')}
          value={source.of ?? 'submitter'}
          onChange={({ target }) => write(level, target.value as PeopleOf)}
        >
          {(['submitter', 'owner'] as const).map((of) => (
            <option key={of} value={of}>
              {t(`processes.of.${of}`)}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
