import type { Difference } from '../../../words/roles/compare-roles.ts';
import { useDifferenceWords } from '../../../words/roles/use-difference-words.ts';
import styles from '../role-page.module.css';

/** What differs, and what either role says of it; the side that allows more stands out. */
export function DifferenceRow({ difference }: { difference: Difference }) {
  const { what, sides } = useDifferenceWords()(difference);
  return (
    <tr>
      <th scope="row">{what}</th>
      {sides.map((side, index) => (
        <td key={index === 0 ? 'one' : 'two'} className={difference.more === (index === 0 ? -1 : 1) ? styles.more : undefined}>
          {side}
        </td>
      ))}
    </tr>
  );
}
