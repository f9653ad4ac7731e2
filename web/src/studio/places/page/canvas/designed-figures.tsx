import type { LayoutReport } from '../../../../../../metadata/define/layout.ts';
import type { ReportBody } from '../../../../../../metadata/define/report.ts';
import { ownRecords } from '../../../../records/properties/own-records.ts';
import type { OpenRecord } from '../../../../records/record/open-record.ts';
import { useDraftModel } from '../../../model/with-draft-model.tsx';
import { ReportFigure } from '../../reports/report-figure.tsx';
import { useFigures } from '../../reports/use-figures.ts';
import { useReportBodies } from '../../reports/use-reports.ts';
import styles from './page-canvas.module.css';

type Props = LayoutReport & { open: OpenRecord };

/** Figures of the record's own records, of reports as they will be. */
export function DesignedFigures({ report: name, ...props }: Props) {
  const report = useReportBodies().get(name);
  return report ? <Drawn report={report} {...props} /> : null;
}

function Drawn({ report, via, open }: Omit<Props, 'report'> & { report: ReportBody }) {
  const request = ownRecords(useDraftModel(), open, { report, via });
  const [figures] = useFigures([report], request);
  return (
    <div inert className={styles.figures}>
      <ReportFigure report={report} figures={figures} request={request} />
    </div>
  );
}
