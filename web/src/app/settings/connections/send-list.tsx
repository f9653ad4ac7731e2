import type { ConnectorModel } from '../../../../../metadata/api/connections.ts';
import type { ConnectionSend } from '../../../../../metadata/define/connection.ts';
import { useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useMainObject } from '../../shell/navigation.ts';
import styles from '../settings-page.module.css';
import { SendCard } from './send-card.tsx';

type Sends = Record<string, ConnectionSend>;
type Props = { connector: ConnectorModel; sends: Sends; problems: Record<string, string>; onChange: (sends: Sends) => void };

/** What a connection sends by itself, each with the change that sets it off. */
export function SendList({ connector, sends, problems, onChange }: Props) {
  const t = useText();
  const object = useMainObject()?.name ?? '';
  const without = (name: string) => Object.fromEntries(Object.entries(sends).filter(([other]) => other !== name));
  const add = () => onChange({ ...sends, [freeName(sends)]: firstSend(connector, object) });
  return (
    <>
      {Object.entries(sends).map(([name, send]) => (
        <SendCard
          key={name}
          connector={connector}
          send={send}
          problems={problemsAt(problems, `sends.${name}.`)}
          onChange={(next) => onChange({ ...sends, [name]: next })}
          onRemove={() => onChange(without(name))}
        />
      ))}
      <div className={styles.row}>
        <Button icon={<Icon name="plus" />} onClick={add}>
          {t('connections.addSend')}
        </Button>
      </div>
    </>
  );
}

function firstSend(connector: ConnectorModel, object: string): ConnectionSend {
  return { object, on: ['create'], action: Object.keys(connector.actions)[0] ?? '', values: {} };
}

function freeName(sends: Sends): string {
  for (let number = 1; ; number++) if (!Object.hasOwn(sends, `send_${number}`)) return `send_${number}`;
}

function problemsAt(problems: Record<string, string>, start: string): Record<string, string> {
  const here = Object.entries(problems).filter(([place]) => place.startsWith(start));
  return Object.fromEntries(here.map(([place, message]) => [place.slice(start.length), message]));
}
