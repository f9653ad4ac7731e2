import type { ReactNode } from 'react';
import { LayerContext, type OpenLayer } from '../base/layers.ts';

type Props = { layer: OpenLayer; className?: string; children: ReactNode };

/** What stands in an open layer; the focus goes in here. */
export function LayerContent({ layer, className, children }: Props) {
  return (
    <LayerContext value={layer.id}>
      <div ref={layer.content} className={className}>
        {children}
      </div>
    </LayerContext>
  );
}
