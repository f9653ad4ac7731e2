/** Countries and territories with phone numbers of their own, ISO 3166; those that libphonenumber knows. */
export const regions: readonly string[] = [
  'AC AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC',
  'CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB',
  'GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH',
  'KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV',
  'MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PR PS PT PW PY QA RE RO RS RU RW SA SB',
  'SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TA TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US',
  'UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW',
].flatMap((line) => line.split(' '));

export function isRegion(code: string): boolean {
  return regions.includes(code);
}

/**
 * The country of a workspace that has not said which: that of its time zone, as most zones belong to one; else that of its currency,
 * as most codes begin with their country's.
 */
export function likelyRegion({ currency, timeZone }: { currency: string; timeZone: string }): string {
  const ofCurrency = currency.slice(0, 2);
  return regionOfZone(timeZone, ofCurrency) ?? (isRegion(ofCurrency) ? ofCurrency : 'CN');
}

type ZonedLocale = Intl.Locale & { getTimeZones?(): string[] | undefined };

/** The country that a time zone belongs to; to look at the likely one first saves the others. */
export function regionOfZone(timeZone: string, likely: string): string | undefined {
  const canonical = new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  const hasZone = (region: string) => (new Intl.Locale('und', { region }) as ZonedLocale).getTimeZones?.()?.includes(canonical);
  return isRegion(likely) && hasZone(likely) ? likely : regions.find(hasZone);
}
