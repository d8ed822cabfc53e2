import { counted, typeset } from '../french';
import { formatHours, minutesOf, overlaps, slotText } from '../half-day';
import { publicHoliday } from '../holidays';
import { frenchDate, localDate } from '../local-time';
import type { AuditedSignature, PreAuditFacts } from './facts';
import { gestureOf, looksAlike } from './look-alike';
import type { PreAuditRule } from './rules';

/** Something that an inspector would see: by which rule, and of whom or of what, in French. */
export interface PreAuditFinding {
  rule: PreAuditRule;
  text: string;
}

/** Half-days signed within this of each other were signed at once. */
const atOnceMs = 10 * 60_000;
/** The hexagon shares its clock with Alsace-Moselle, whose two days are worked everywhere else. */
const regional = /\(Alsace-Moselle\)$/;

type Check = (facts: PreAuditFacts) => string[];

const checks: Record<PreAuditRule, Check> = {
  'hours-missing': ({ halfDays, durationMinutes }) => {
    const held = halfDays.reduce((sum, slot) => sum + minutesOf(slot), 0);
    return held < durationMinutes
      ? [`${formatHours(held)} de demi-journées, ${formatHours(durationMinutes)} au programme.`]
      : [];
  },

  'title-missing': ({ cohortTitle, halfDays, timeZone }) => [
    ...(cohortTitle.trim() ? [] : ['La session n’a pas d’intitulé.']),
    ...halfDays
      .filter(({ title }) => !title.trim())
      .map((slot) => `Sans intitulé : ${slotText(slot, timeZone)}.`),
  ],

  'title-differs': ({ cohortTitle, courseTitle, halfDays, documents }) => {
    const today = new Set([cohortTitle, courseTitle, ...halfDays.map(({ title }) => title)]);
    return documents.flatMap((document) =>
      [document.courseTitle, document.cohortTitle, ...document.halfDayTitles]
        .filter((title) => !today.has(title))
        .map((title) => `${document.number} (${document.name}) : « ${title} » n’est plus là.`),
    );
  },

  'public-holiday': ({ halfDays, timeZone }) =>
    halfDays.flatMap((slot) => {
      const holiday = publicHoliday(localDate(slot.startsAt, timeZone), timeZone);
      return holiday && !regional.test(holiday)
        ? [`${holiday} : ${slotText(slot, timeZone)}.`]
        : [];
    }),

  overlap: ({ halfDays, elsewhere, timeZone }) =>
    elsewhere.flatMap((other) => {
      const slot = halfDays.find((each) => overlaps(each, other));
      return slot
        ? [`${other.name} : ${slotText(slot, timeZone)}, et « ${other.cohortTitle} ».`]
        : [];
    }),

  'another-day': ({ halfDays, signatures, names, timeZone }) =>
    signatures.flatMap((signature) => {
      const slot = halfDays.find(({ id }) => id === signature.halfDayId);
      const at = madeAt(signature);
      const sameDay = slot && localDate(slot.startsAt, timeZone) === localDate(at, timeZone);
      // A sheet of paper is entered when its trainer has the time.
      if (!slot || sameDay || signature.onPaper) return [];
      const who = names.get(signature.personId);
      return [`${who} : « ${slot.title} » signée le ${frenchDate(at, timeZone)}.`];
    }),

  'signed-at-once': ({ signatures, names }) =>
    [
      ...Map.groupBy(
        signatures.filter(({ onPaper }) => !onPaper),
        ({ personId, role }) => `${personId} ${role}`,
      ).values(),
    ].flatMap((own) => {
      const times = own.map((each) => madeAt(each).getTime()).sort((a, b) => a - b);
      const together = times.filter(
        (time, at) =>
          time - (times[at - 1] ?? -Infinity) <= atOnceMs ||
          (times[at + 1] ?? Infinity) - time <= atOnceMs,
      ).length;
      const [{ role, personId }] = own as [AuditedSignature];
      // Whoever leads two half-days of a day countersigns both at its end.
      return together < (role === 'learner' ? 2 : 3)
        ? []
        : [
            `${names.get(personId)} : ${counted(together, 'demi-journée', 'demi-journées')} en dix minutes.`,
          ];
    }),

  'look-alike': ({ signatures, names }) => {
    const drawn = signatures.flatMap(({ personId, drawing }) => {
      const gesture = drawing && gestureOf(drawing);
      return gesture ? [{ personId, gesture }] : [];
    });
    const pairs = new Map<string, string>();
    for (const [at, one] of drawn.entries()) {
      for (const other of drawn.slice(at + 1)) {
        if (one.personId === other.personId) continue;
        const key = [one.personId, other.personId].sort().join(' ');
        if (pairs.has(key) || !looksAlike(one.gesture, other.gesture)) continue;
        pairs.set(key, `${names.get(one.personId)} et ${names.get(other.personId)}.`);
      }
    }
    return [...pairs.values()];
  },

  'no-countersignature': ({ halfDays, timeZone, now }) =>
    halfDays
      .filter((each) => each.endsAt <= now && each.signedByLearner && !each.signedByTrainer)
      .map((slot) => `${slot.title} : ${slotText(slot, timeZone)}.`),

  'hours-do-not-add-up': ({ people, documents }) => [
    ...people.flatMap(({ name, minutes, minutesFollowed }) => {
      const sum = minutes.reduce((total, { followed }) => total + followed, 0);
      const beyond = minutes.some(({ followed, planned }) => followed < 0 || followed > planned);
      return beyond || sum !== minutesFollowed
        ? [
            `${name} : ${formatHours(sum)} par demi-journée, ${formatHours(minutesFollowed)} au total.`,
          ]
        : [];
    }),
    ...documents
      .filter((each) => each.minutesFollowed !== each.minutesOfHalfDays)
      .map(
        (each) =>
          `${each.number} (${each.name}) : ${formatHours(each.minutesOfHalfDays)} par demi-journée, ${formatHours(each.minutesFollowed)} au total.`,
      ),
  ],

  'no-positioning': ({ asksPositioning, people }) =>
    asksPositioning
      ? people
          .filter(({ halfDaysSigned, positioned }) => halfDaysSigned > 0 && !positioned)
          .map(({ name }) => `${name}.`)
      : [],

  'no-assessment': ({ asksAssessment, halfDays, people, now }) =>
    asksAssessment && halfDays.every(({ endsAt }) => endsAt <= now)
      ? people
          .filter(({ halfDaysSigned, assessed }) => halfDaysSigned > 0 && !assessed)
          .map(({ name }) => `${name}.`)
      : [],

  'certificate-stale': ({ documents }) =>
    documents.flatMap(({ number, name, disagreements }) =>
      disagreements.map((each) => `${number} (${name}). ${each}`),
    ),
};

/** What counts is when it was made, by the server, or by the device whose network came later. */
const madeAt = ({ receivedLater, clientTime, serverTime }: AuditedSignature) =>
  receivedLater ? clientTime : serverTime;

/** What an inspector would see in this session, rule by rule; empty when nothing is amiss. */
export function preAudit(facts: PreAuditFacts): PreAuditFinding[] {
  return (Object.keys(checks) as PreAuditRule[]).flatMap((rule) =>
    checks[rule](facts).map((text) => ({ rule, text: typeset(text) })),
  );
}
