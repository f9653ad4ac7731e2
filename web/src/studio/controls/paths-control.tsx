import { OrderedRows } from '../frame/ordered-rows.tsx';
import type { Bound } from '../store/use-studio.ts';
import { PathPicker, usePathLabel } from './path-picker.tsx';
import { Property } from './property.tsx';

type Props = { label: string; help?: string; object: string; bound: Bound<string[]>; add: string; most: number };

/** Fields of an object in an order, those of related records among them. */
export function PathsControl({ label, help, object, bound, add, most }: Props) {
  const labelOf = usePathLabel(object);
  const paths = bound.value ?? [];
  const write = (next: string[]) => bound.write(next);
  const move = (path: string, by: number) => {
    const at = paths.indexOf(path);
    write(paths.toSpliced(at, 1).toSpliced(at + by, 0, path));
  };
  return (
    <Property label={label} help={help} bound={bound}>
      {() => (
        <>
          <OrderedRows
            label={label}
            rows={paths.map((path) => ({ id: path, label: labelOf(path) }))}
            onMove={move}
            onRemove={(path) => write(paths.filter((each) => each !== path))}
          />
          {paths.length < most && (
            <PathPicker object={object} label={add} onPick={(path) => paths.includes(path) || write([...paths, path])} />
          )}
        </>
      )}
    </Property>
  );
}
