import '../ui/mantine-theme.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Me } from '../../../metadata/api/me.ts';
import { startLayers } from '../base/layers.ts';
import { startLive } from '../base/live.ts';
import { queryClient } from '../base/query-client.ts';
import { queryKeys } from '../base/query-keys.ts';
import { startShortcuts } from '../base/shortcut-registry.ts';
import { showAs } from '../base/shown-as.ts';
import { useTheme } from '../base/theme.ts';
import { mantineTheme } from '../ui/mantine-theme.ts';
import { makeRouter } from './routes.tsx';

startLayers();
startShortcuts();

/** The product for a signed-in user. */
export function App({ me }: { me: Me }) {
  const [router] = useState(() => {
    queryClient.clear();
    queryClient.setQueryData(queryKeys.me, me);
    showAs(me);
    return makeRouter();
  });
  useEffect(() => startLive(queryClient), []);
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider theme={mantineTheme} forceColorScheme={useTheme()}>
        <RouterProvider router={router} />
      </MantineProvider>
    </QueryClientProvider>
  );
}
