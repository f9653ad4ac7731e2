import type { ButtonPlace } from '../../../../metadata/define/button.ts';
import type { ObjectModel, WireRecord } from '../../../../metadata/wire.ts';
import { useRecord } from '../../base/use-records.ts';
import { useHolding } from '../model/use-holding.ts';
import { buttonsAt, type ShownButton } from './buttons-at.ts';

/**
 * Those that are there for a record. What their conditions look at is read where the record as it is at hand has not all of it; until it is known
 * a button with a condition is not there. The server asks again when one is pressed.
 */
export function useButtons(object: ObjectModel, record: WireRecord, place: ButtonPlace): ShownButton[] {
  const offered = buttonsAt(object, place);
  const asks = offered.some(({ when }) => when !== undefined);
  const paths = Object.keys(object.buttonTypes ?? {});
  const isKnown = !asks || paths.every((path) => path in record);
  const { data: read } = useRecord(object.name, record.id, paths, { enabled: asks && !isKnown });
  const holds = useHolding(object.buttonTypes, asks, isKnown ? record : read);
  return offered.filter(({ when }) => when === undefined || holds?.(when));
}
