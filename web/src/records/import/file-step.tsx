import type { ObjectModel } from '../../../../metadata/wire.ts';
import { DropZone } from './drop-zone.tsx';
import { RecentImports } from './recent-imports.tsx';
import { useFileSending } from './use-file-sending.ts';
import type { ImportSearch } from './use-import-search.ts';

type Props = { object: ObjectModel; go: (search: ImportSearch) => void };

/** Takes a file, by dropping it anywhere on the page or choosing it. */
export function FileStep({ object, go }: Props) {
  const { reading, problem, send } = useFileSending(object.name, ({ upload }) => go({ upload }));
  return (
    <>
      <DropZone reading={reading} problem={problem} onFile={send} />
      <RecentImports object={object} />
    </>
  );
}
