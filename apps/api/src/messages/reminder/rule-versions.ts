import type { ReminderRule, LetterWords } from '@percolateur/domain';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { RuleVersion } from '../../record/rule-version.entity';

/** The last that a hub made of a rule; null where it left it as shipped. */
export const standingVersion = (
  manager: EntityManager,
  organisationId: string,
  rule: ReminderRule,
): Promise<RuleVersion | null> =>
  manager.findOne(RuleVersion, { where: { organisationId, rule }, order: { number: 'DESC' } });

/** The same of several hubs and rules. */
export async function standingVersions(
  manager: EntityManager,
  organisationIds: readonly string[],
  rules: readonly ReminderRule[],
): Promise<(organisationId: string, rule: ReminderRule) => RuleVersion | null> {
  const versions = await manager.find(RuleVersion, {
    where: { organisationId: In([...organisationIds]), rule: In([...rules]) },
    order: { number: 'DESC' },
  });
  return (organisationId, rule) =>
    versions.find((each) => each.organisationId === organisationId && each.rule === rule) ?? null;
}

/** The words of a version; null where they are as shipped. */
export function wordsOf(version: RuleVersion | null): LetterWords | null {
  if (!version || version.subject === null || version.opening === null) return null;
  return { subject: version.subject, opening: version.opening };
}
