import type { DefaultOptions } from '@tanstack/react-query';
import { QueryClient } from '@tanstack/react-query';
import { lookAs } from '../../base/seen-as.ts';
import { text } from '../../base/text.ts';

/** A cache of its own, whose queries are made as somebody else sees; whoever looks so changes nothing. */
export function makeViewClient(defaultOptions: DefaultOptions, view: string): QueryClient {
  const client = new QueryClient({ defaultOptions });
  const defaults = client.defaultQueryOptions.bind(client);
  client.defaultQueryOptions = ((options: Parameters<typeof defaults>[0]) => {
    const defaulted = defaults(options);
    const { queryFn } = defaulted;
    if (options._defaulted || typeof queryFn !== 'function') return defaulted;
    const asSeen: typeof queryFn = (context) => {
      lookAs(context.signal, view);
      return queryFn(context);
    };
    return { ...defaulted, queryFn: asSeen };
  }) as typeof client.defaultQueryOptions;
  const mutations = client.defaultMutationOptions.bind(client);
  client.defaultMutationOptions = ((options: Parameters<typeof mutations>[0]) => ({
    ...mutations(options),
    mutationFn: () => Promise.reject(new Error(text('studio.lookingOnly'))),
  })) as typeof client.defaultMutationOptions;
  return client;
}
