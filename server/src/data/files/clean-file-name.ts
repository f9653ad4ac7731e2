const longest = 255;

/** Signs that turn the direction of what follows, so that `exe.fdp` reads `pdf.exe`; and those that nobody sees. */
const deceiving = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** The name as its owner knows it, Chinese included; never a path, and nothing that breaks a header or deceives the eye. Empty where nothing is left. */
export function cleanFileName(name: string): string {
  const clean = name
    .normalize('NFC')
    .toWellFormed()
    .replace(/^.*[/\\]/s, '')
    .replace(deceiving, '')
    .trim();
  return Array.from(clean).slice(0, longest).join('');
}
