import type { Pilot } from '../../../../../metadata/define/app.ts';
import { useText } from '../../../base/use-text.ts';
import { RecordsControl } from '../../controls/records-control.tsx';

/** The single people and the departments of a pilot. */
export function PilotRecords({ pilot, onChange }: { pilot: Pilot; onChange: (pilot: Pilot) => void }) {
  const t = useText();
  const { people = [], departments = [] } = pilot;
  return (
    <>
      <RecordsControl
        object="user"
        label={t('rollOut.pilotPeople')}
        ids={people}
        onChange={(next) => onChange({ ...pilot, people: next })}
      />
      <RecordsControl
        object="department"
        label={t('rollOut.pilotDepartments')}
        ids={departments}
        onChange={(next) => onChange({ ...pilot, departments: next })}
      />
    </>
  );
}
