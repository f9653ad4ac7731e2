import type { ConnectionLine } from '../../../../../metadata/api/connections.ts';
import { useText } from '../../../base/use-text.ts';
import { Chip } from '../../../ui/chip.tsx';

/** How a connection fares, in a word. */
export function ConnectionHealth({ connection }: { connection: ConnectionLine }) {
  const t = useText();
  const { body, setUpBy, stopped, lastDone } = connection;
  if (body.active === false) return <Chip>{t('connections.off')}</Chip>;
  if (!setUpBy) return <Chip color="orange">{t('connections.unset')}</Chip>;
  if (stopped) return <Chip color="red">{t('connections.stopped')}</Chip>;
  if (isFailing(connection)) return <Chip color="red">{t('connections.failing')}</Chip>;
  return lastDone ? <Chip color="green">{t('connections.well')}</Chip> : <Chip color="blue">{t('connections.unused')}</Chip>;
}

/** Nothing succeeded since something did not. */
export function isFailing({ lastDone, lastFailed }: ConnectionLine): boolean {
  return lastFailed !== null && (lastDone === null || lastFailed > lastDone);
}
