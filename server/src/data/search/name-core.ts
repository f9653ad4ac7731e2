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
const cjkForms = forms.filter((form) => /\p{Script=Han}/u.test(form));
const lastOfForms = new Set(cjkForms.map((form) => form.at(-1)));
/** Neither signs nor widths nor capitals: most names are so already. */
const oneWord = /^[a-z0-9\u4e00-\u9fff]+$/;
const latinForms = new Set(forms);

/** What is left of a name without legal form, width, case, brackets and signs: `榫卯（上海）科技有限公司` → `榫卯上海科技`. */
export function nameCore(name: string): string {
  if (oneWord.test(name)) return dropForm(name);
  const words = withoutSigns(name).split(/\s+/).filter(Boolean);
  while (words.length > 1 && latinForms.has(words.at(-1) as string)) words.pop();
  const joined = words.join('');
  return dropForm(joined);
}

const ascii = /^[\x20-\x7e]*$/;

/** Signs part words, but for those of an abbreviation: `A.B. Smith-Jones`. */
function withoutSigns(name: string): string {
  const part = (signs: string) => (/[.']/.test(signs) ? '' : ' ');
  if (ascii.test(name)) return name.toLowerCase().replace(/[^a-z0-9 ]+/g, part);
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]+/gu, part);
}

/** Twice: a group may be a company, too. */
function dropForm(name: string): string {
  return dropOne(dropOne(name)) || name;
}

function dropOne(name: string): string {
  if (!lastOfForms.has(name.at(-1))) return name;
  const form = cjkForms.find((each) => name.endsWith(each));
  return form ? name.slice(0, -form.length) : name;
}
