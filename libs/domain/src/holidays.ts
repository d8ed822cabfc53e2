import { addLocalDays, weekday } from './local-time';

/** Month and day of the holidays that fall on the same date every year, nationwide. */
const fixed: Record<string, string> = {
  '01-01': 'Jour de l’an',
  '05-01': 'Fête du Travail',
  '05-08': 'Victoire de 1945',
  '07-14': 'Fête nationale',
  '08-15': 'Assomption',
  '11-01': 'Toussaint',
  '11-11': 'Armistice de 1918',
  '12-25': 'Noël',
};

/** Days after Easter Sunday. */
const movable: Record<number, string> = {
  1: 'Lundi de Pâques',
  39: 'Ascension',
  50: 'Lundi de Pentecôte',
};

const abolition = 'Abolition de l’esclavage';
/** Worked everywhere else under the same time. */
const alsaceMoselle = '(Alsace-Moselle)';
const gospel = 'Arrivée de l’Évangile';
const matarii = 'Matari’i i ni’a';
const polynesia = { '03-05': gospel, '11-20': matarii };

/** What each zone overseas adds (Code du travail, art. L3422-2, and local texts in the Pacific). */
const overseas: Record<string, Record<string, string>> = {
  'America/Guadeloupe': { '05-27': abolition },
  'America/Martinique': { '05-22': abolition },
  'America/Cayenne': { '06-10': abolition },
  'Indian/Reunion': { '12-20': abolition },
  'Indian/Mayotte': { '04-27': abolition },
  'America/St_Barthelemy': { '10-09': abolition },
  'America/Marigot': { '05-28': abolition },
  'Pacific/Noumea': { '09-24': 'Fête de la citoyenneté' },
  'Pacific/Tahiti': polynesia,
  'Pacific/Marquesas': polynesia,
  'Pacific/Gambier': polynesia,
  'Pacific/Wallis': { '04-28': 'Saint-Pierre-Chanel', '07-29': 'Fête du Territoire' },
};

/** Easter Sunday of a year of the Gregorian calendar, `YYYY-MM-DD` (Meeus, Jones and Butcher). */
export function easter(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const leaps = Math.floor(century / 4);
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - leaps - correction + 15) % 30;
  const weekdays =
    (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekdays) / 451);
  const day = epact + weekdays - 7 * late + 114;
  return addLocalDays(
    `${String(year).padStart(4, '0')}-${String(Math.floor(day / 31)).padStart(2, '0')}-01`,
    day % 31,
  );
}

/**
 * The French name of the public holiday on this day (`YYYY-MM-DD`) in the places of a time zone, or
 * null. The hexagon’s zone includes Alsace-Moselle, whose two days are named as such. Only good for
 * a warning: a course may be held on a holiday.
 */
export function publicHoliday(day: string, timeZone = 'Europe/Paris'): string | null {
  const monthAndDay = day.slice(5);
  const sunday = easter(Number(day.slice(0, 4)));
  const afterEaster = (Date.parse(day) - Date.parse(sunday)) / 86_400_000;
  const everywhere = fixed[monthAndDay] ?? movable[afterEaster];
  if (everywhere) return everywhere;
  const goodFriday = afterEaster === -2;
  if (timeZone === 'Europe/Paris') {
    if (goodFriday) return `Vendredi saint ${alsaceMoselle}`;
    return monthAndDay === '12-26' ? `Saint-Étienne ${alsaceMoselle}` : null;
  }
  const here = overseas[timeZone];
  if (goodFriday && here === polynesia) return 'Vendredi saint';
  return here?.[monthAndDay] ?? null;
}

/** Whether nobody is at work there on this day (`YYYY-MM-DD`): a public holiday of the whole zone. */
export function isHoliday(day: string, timeZone: string): boolean {
  const holiday = publicHoliday(day, timeZone);
  return holiday !== null && !holiday.endsWith(alsaceMoselle);
}

/**
 * This day (`YYYY-MM-DD`), or the first after it on which a course is customarily held there: from
 * Monday to Friday, and no public holiday of the whole zone.
 */
export function workingDayFrom(day: string, timeZone: string): string {
  const worked = weekday(day) < 6 && !isHoliday(day, timeZone);
  return worked ? day : workingDayFrom(addLocalDays(day, 1), timeZone);
}
