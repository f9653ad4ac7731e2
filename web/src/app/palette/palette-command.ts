import { fuzzyScore } from '../../base/fuzzy-match.ts';
import { pinyinInitials } from '../../base/pinyin-initials.ts';

/** Something the palette can do. */
export type PaletteCommand = {
  id: string;
  section: 'here' | 'recent' | 'records' | 'go' | 'create' | 'act';
  icon: string;
  title: string;
  /** Quiet words after the title. */
  subtitle?: string;
  /** Other names it is found by, such as its name in the other language. */
  aliases?: string[];
  keys?: string;
  /** A number to call with one touch. */
  phone?: string;
  run: () => void;
};

/** Commands that fit the words, best first; by name, alias or pinyin initials. */
export function rankCommands(commands: PaletteCommand[], words: string): PaletteCommand[] {
  const query = words.trim();
  if (query === '') return commands;
  return commands
    .map((command) => ({ command, score: scoreOf(command, query) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ command }) => command);
}

function scoreOf({ title, aliases = [] }: PaletteCommand, query: string): number {
  return Math.max(
    ...[title, ...aliases].map((name) => Math.max(fuzzyScore(query, name), fuzzyScore(query, pinyinInitials(name)) * 0.9)),
  );
}
