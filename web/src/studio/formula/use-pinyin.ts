import { useQuery } from '@tanstack/react-query';

const spelt = new Map<string, string>();

/** Chinese names in pinyin without spaces. The dictionary comes with the first expression that is edited; until then nothing is spelt. */
export function usePinyin(): ((text: string) => string) | undefined {
  const { data } = useQuery({
    queryKey: ['studio', 'pinyin'],
    queryFn: async () => ({ pinyin: (await import('pinyin-pro')).pinyin }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const pinyin = data?.pinyin;
  return pinyin && ((text) => remembered(text, () => pinyin(text, { toneType: 'none', type: 'array', v: true }).join('')));
}

function remembered(text: string, spell: () => string): string {
  const known = spelt.get(text);
  if (known !== undefined) return known;
  const made = spell().toLowerCase();
  spelt.set(text, made);
  return made;
}
