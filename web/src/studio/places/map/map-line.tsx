import { useLabel } from '../../../base/use-text.ts';
import type { Line, Point } from './lay-out.ts';
import styles from './map.module.css';

type Props = { line: Line; isNamed: boolean; isFaint: boolean };

/** A relation, with its name where it begins and the other one's name for it where it ends. */
export function MapLine({ line: { relation, path, from, to }, isNamed, isFaint }: Props) {
  const label = useLabel();
  return (
    <g className={styles.line} data-faint={isFaint || undefined} data-named={isNamed || undefined}>
      <path d={path} data-many={relation.isMany || undefined} />
      <circle cx={to.x} cy={to.y} r={3.5} />
      {isNamed && (
        <>
          <EndName at={from} towards={to} name={label(relation.label)} />
          {relation.back && <EndName at={to} towards={from} name={label(relation.back)} />}
        </>
      )}
    </g>
  );
}

function EndName({ at, towards, name }: { at: Point; towards: Point; name: string }) {
  const isRight = towards.x >= at.x;
  return (
    <text x={at.x + (isRight ? 8 : -8)} y={at.y - 5} textAnchor={isRight ? 'start' : 'end'}>
      {name}
    </text>
  );
}
