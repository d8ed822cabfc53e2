import type { BadgeStatement } from '@percolateur/contract';
import { Refusal } from '@percolateur/domain';

/** A badge weighs four kilobytes; what may be as heavy as this is never parsed beyond. */
const heaviest = 256 * 1024;
const deepest = 20;
const mostValues = 5_000;
const longest = 2_000;
/** What would change the object that is read, not its contents. */
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

export type Json = Record<string, unknown>;

const unreadable = (fault: string): never => {
  throw new Refusal('badge-unreadable', { fault });
};

/** A credential as it was read, and whether it came in a signed token (VC-JWT). */
export interface ReadCredential {
  credential: Json;
  token: boolean;
}

/**
 * A credential from its text: JSON, or a compact JWS whose payload is one.
 * @throws Refusal `badge-unreadable` for what is too heavy, too deep, no JSON or no badge
 */
export function readCredential(text: string): ReadCredential {
  if (text.length > heaviest) unreadable('Il est bien plus lourd qu’un badge.');
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  const token = /^[\w-]+\.([\w-]+)\.[\w-]*$/.exec(trimmed);
  const json = token ? Buffer.from(token[1], 'base64url').toString('utf8') : trimmed;
  checkDepth(json);
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return unreadable('Ce n’est pas du JSON.');
  }
  checkValues(value);
  const credential = isObject(value) && isObject(value.vc) ? value.vc : value;
  if (!isObject(credential) || !isBadge(credential)) {
    return unreadable('Ce fichier ne contient pas de badge Open Badges 3.0.');
  }
  return { credential, token: token !== null };
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isBadge = ({ type }: Json) =>
  listOf(type).some((each) => each === 'OpenBadgeCredential' || each === 'AchievementCredential');

/** Before it is parsed: brackets are counted outside of strings. */
function checkDepth(json: string): void {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < json.length; at += 1) {
    const sign = json.charCodeAt(at);
    if (quoted) {
      if (sign === 0x5c) at += 1;
      else if (sign === 0x22) quoted = false;
    } else if (sign === 0x22) quoted = true;
    else if (sign === 0x7b || sign === 0x5b) depth += 1;
    else if (sign === 0x7d || sign === 0x5d) depth -= 1;
    if (depth > deepest) unreadable('Il est emboîté trop profondément.');
  }
}

function checkValues(root: unknown): void {
  const waiting = [root];
  for (let count = 0; waiting.length > 0; count += 1) {
    if (count > mostValues) unreadable('Il contient bien plus de choses qu’un badge.');
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, each] of Object.entries(value)) {
      if (forbidden.has(key)) unreadable('Il emploie un mot réservé.');
      waiting.push(each);
    }
  }
}

/**
 * Every context that a credential names; null where one is written inside it, or deeper than its
 * first level: its words would then mean what it likes.
 */
export function contextsOf(credential: Json): string[] | null {
  const waiting: unknown[] = Object.entries(credential).flatMap(([key, value]) =>
    key === '@context' ? [] : [value],
  );
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    if ('@context' in value) return null;
    waiting.push(...Object.values(value));
  }
  const named = listOf(credential['@context']);
  return named.every((each): each is string => typeof each === 'string') ? named : null;
}

export const listOf = (value: unknown): unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

/** A text, never longer than a page shows; empty for anything else. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.slice(0, longest) : '';

export const objectOf = (value: unknown): Json => {
  const [first] = listOf(value);
  return isObject(first) ? first : {};
};

/** An instant, or null. */
export function timeOf(value: unknown): Date | null {
  const at = new Date(textOf(value) || Number.NaN);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** What a badge says, whatever it is worth. */
export function statementOf(credential: Json): BadgeStatement {
  const subject = objectOf(credential.credentialSubject);
  const achievement = objectOf(subject.achievement);
  const issuer = objectOf(credential.issuer);
  const criteria = objectOf(achievement.criteria);
  const from = textOf(credential.validFrom) || textOf(credential.issuanceDate);
  const until = textOf(credential.validUntil) || textOf(credential.expirationDate);
  return {
    name: textOf(achievement.name) || textOf(credential.name),
    description: textOf(achievement.description),
    criteria: textOf(criteria.narrative) || textOf(criteria.id),
    issuer: { name: textOf(issuer.name), id: textOf(credential.issuer) || textOf(issuer.id) },
    validFrom: from || null,
    validUntil: until || null,
    evidence: listOf(credential.evidence)
      .slice(0, 20)
      .map(objectOf)
      .map(({ name, narrative, id }) => ({
        name: textOf(name) || textOf(id),
        narrative: textOf(narrative),
      })),
    recipient: listOf(subject.identifier)
      .slice(0, 10)
      .map(objectOf)
      .map(({ identityType, hashed, identityHash, salt }) => ({
        ...{ type: textOf(identityType), hashed: hashed === true },
        ...{ identity: textOf(identityHash), salt: textOf(salt) },
      })),
    alignment: listOf(achievement.alignment)
      .slice(0, 20)
      .map((each) => textOf(objectOf(each).targetName))
      .filter(Boolean),
  };
}
