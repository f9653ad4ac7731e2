/** Legal forms and the like that tell no two companies apart, longest first. */
const forms = [
  '有限责任公司',
  '股份有限公司',
  '股份公司',
  '有限公司',
  '集团公司',
  '集团',
  '公司',
  'incorporated',
  'corporation',
  'company',
  'limited',
  'gmbh',
  'corp',
  'inc',
  'llc',
  'ltd',
  'plc',
  'co',
  'ag',
  'sa',
];
const cjkForm = new RegExp(`(${forms.filter((form) => /\p{Script=Han}/u.test(form)).join('|')})$`);
/** Neither signs nor widths nor capitals: most names are so already. */
const oneWord = /^[a-z0-9\u4e00-\u9fff]+$/;
const latinForms = new Set(forms);

/** What is left of a name without legal form, width, case, brackets and signs: `榫卯（上海）科技有限公司` → `榫卯上海科技`. */
export function nameCore(name: string): string {
  if (oneWord.test(name)) return dropForm(name);
  const words = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]+/gu, (signs) => (/[.']/.test(signs) ? '' : ' '))
    .split(/\s+/)
    .filter(Boolean);
  while (words.length > 1 && latinForms.has(words.at(-1) as string)) words.pop();
  const joined = words.join('');
  return dropForm(joined);
}

function dropForm(name: string): string {
  return name.replace(cjkForm, '').replace(cjkForm, '') || name;
}
