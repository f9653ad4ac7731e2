import { useParams } from '@tanstack/react-router';
import { useObject } from '../base/use-model.ts';
import { RecordMissing } from './record/record-missing.tsx';
import { RecordView } from './record/record-view.tsx';

/** `/o/:object/:id`: everything about one record. */
export function RecordPage() {
  const { object: name = '', id = '' } = useParams({ strict: false }) as { object?: string; id?: string };
  const object = useObject(name);
  if (!object?.access.read) return <RecordMissing />;
  return <RecordView key={id} object={object} id={id} />;
}
