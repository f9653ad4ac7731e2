import type { ListBody } from '../../../../../metadata/define/choice-list.ts';
import type { Label } from '../../../../../metadata/label.ts';
import { type TextKey, useLabel, useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Link } from '../../../ui/link.tsx';
import { useGo } from '../../../ui/use-go.ts';
import { TextPairControl } from '../../controls/text-pair-control.tsx';
import { PropertiesPanel } from '../../frame/properties-panel.tsx';
import { useBound, useRun } from '../../store/use-studio.ts';
import { useAddressOf } from '../places-context.ts';
import styles from './lists-page.module.css';
import { listAddress, useFieldsWithList } from './use-lists.ts';

/** What a list is called, and the fields that have its options. While there are any it stays. */
export function ListPanel({ name, body }: { name: string; body: ListBody }) {
  const t = useText();
  const go = useGo();
  const run = useRun();
  const fields = useFieldsWithList(name);
  const remove = () => {
    run({ key: 'studio.did.remove', values: { thing: body.label } }, (step) =>
      step.write({ kind: 'list', name, at: [] }, { to: undefined }),
    );
    void go(listAddress());
  };
  const bound = (member: string, setting: TextKey) => ({ name, member, setting, thing: body.label });
  return (
    <PropertiesPanel
      element={{ kind: 'list', name, at: [] }}
      icon="list-check"
      title={body.label}
      aside={<code>{name}</code>}
      usedBy={{ kind: 'list', name }}
      actions={
        <Button
          size="sm"
          variant="danger"
          icon={<Icon name="trash" />}
          disabled={fields.length > 0}
          title={fields.length > 0 ? t('lists.inUse') : undefined}
          onClick={remove}
        >
          {t('lists.delete')}
        </Button>
      }
    >
      <ListText {...bound('label', 'studio.name')} />
      <ListText {...bound('description', 'lists.description')} optional />
      <FieldsWithList fields={fields} />
    </PropertiesPanel>
  );
}

type TextProps = { name: string; member: string; setting: TextKey; thing: Label; optional?: boolean };

function ListText({ name, member, setting, thing, optional }: TextProps) {
  const t = useText();
  const bound = useBound<Label>(
    { kind: 'list', name, at: [member] },
    { key: 'studio.did.set', values: { setting: { text: setting }, thing } },
  );
  return <TextPairControl label={t(setting)} bound={bound} optional={optional} />;
}

function FieldsWithList({ fields }: { fields: ReturnType<typeof useFieldsWithList> }) {
  const t = useText();
  const label = useLabel();
  const addressOf = useAddressOf();
  return (
    <section className={styles.uses}>
      <h3>{t('lists.fields')}</h3>
      {fields.length === 0 && <p className={styles.none}>{t('lists.noFields')}</p>}
      <ul className={styles.fields} aria-label={t('lists.fields')}>
        {fields.map(({ object, field, label: text, of }) => (
          <li key={`${object}.${field}`}>
            <Link to={addressOf({ kind: 'object', name: object, at: ['fields', field] }) ?? listAddress()}>
              {label(of)} › {label(text)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
