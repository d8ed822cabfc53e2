import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Rule, RuleEdit, RuleName, RuleVersion as PastRule } from '@percolateur/contract';
import { RuleName as RuleNames } from '@percolateur/contract';
import {
  delayFault,
  editable,
  isWorded,
  Refusal,
  reminderLabels,
  shippedWords,
  toWhomInWords,
  variablesOf,
  whenInWords,
  wordsFaults,
  wordVariables,
} from '@percolateur/domain';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { MailQueue } from '../../platform/mail-queue';
import { InputInvalid } from '../../platform/problem.filter';
import { RuleVersion } from '../../record/rule-version.entity';
import { standingVersion, wordsOf } from './rule-versions';

/** What a hub makes of the rules of its messages: their delay, their words, their silence. */
@Injectable()
export class RuleService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly queue: MailQueue,
  ) {}

  /** In the order in which people receive them. @throws Refusal `not-found` or `forbidden` */
  async list(caller: Caller, organisationId: string): Promise<Rule[]> {
    this.access.organisation(caller, organisationId, 'organisation.write');
    const versions = await this.db.manager.find(RuleVersion, {
      where: { organisationId },
      order: { number: 'ASC' },
    });
    const standing = new Map(versions.map((version) => [version.rule, version]));
    return RuleNames.options.map((rule) => ruleOf(rule, standing.get(rule) ?? null));
  }

  /** From the newest to the first. @throws Refusal `not-found` or `forbidden` */
  async versions(
    caller: Caller,
    organisationId: string,
    rule: RuleName,
  ): Promise<z.infer<typeof PastRule>[]> {
    this.access.organisation(caller, organisationId, 'organisation.write');
    const versions = await this.db.manager.find(RuleVersion, {
      where: { organisationId, rule },
      order: { number: 'DESC' },
    });
    return versions.map((version) => ({
      number: version.number,
      at: version.at.toISOString(),
      when: whenInWords(rule, version.delay ?? editable(rule).delay),
      paused: version.paused,
      words: wordsOf(version),
    }));
  }

  /**
   * Adds a version; the same request again changes nothing. What is claimed and not out follows it.
   * @throws Refusal `not-found`, `forbidden`, `id-reused`, `stale-edit` when somebody else changed it
   * first, `input-invalid` for a delay out of its bounds, words that would not do, or a silence of
   * what is owed
   */
  async edit(
    caller: Caller,
    organisationId: string,
    rule: RuleName,
    edit: RuleEdit,
  ): Promise<Rule> {
    this.access.organisation(caller, organisationId, 'organisation.write');
    refuseFaults(rule, edit);
    const rules = await this.db.transaction(async (manager) => {
      const known = await manager.findOneBy(RuleVersion, { id: edit.id });
      if (known) {
        if (known.organisationId !== organisationId || known.rule !== rule) {
          throw new Refusal('id-reused');
        }
        return ruleOf(rule, await standingVersion(manager, organisationId, rule));
      }
      const version = await this.add(manager, organisationId, rule, edit);
      await this.audit.record(manager, {
        actorId: caller.id,
        organisationId,
        action: 'rule.edited',
        objectType: 'organisation',
        objectId: organisationId,
        detail: { rule, number: version.number, paused: version.paused },
      });
      return ruleOf(rule, version);
    });
    await this.queue.sweepSoon();
    return rules;
  }

  /** The unique number decides between two who change the same version. */
  private async add(
    manager: EntityManager,
    organisationId: string,
    rule: RuleName,
    { id, number, delay, paused, words }: RuleEdit,
  ): Promise<RuleVersion> {
    const before = await standingVersion(manager, organisationId, rule);
    if ((before?.number ?? 0) !== number) throw new Refusal('stale-edit');
    const { raw } = await manager
      .createQueryBuilder()
      .insert()
      .into(RuleVersion)
      .values({
        ...{ id, organisationId, rule, number: number + 1, delay, paused },
        ...{ subject: words?.subject ?? null, opening: words?.opening ?? null },
        at: this.clock.now(),
      })
      .orIgnore()
      .returning('id')
      .execute();
    if ((raw as unknown[]).length === 0) throw new Refusal('stale-edit');
    return manager.findOneByOrFail(RuleVersion, { id });
  }
}

function refuseFaults(rule: RuleName, { delay, paused, words }: RuleEdit): void {
  const late = delay && delayFault(rule, delay);
  const { mandatory } = editable(rule);
  const wordless = words && !isWorded(rule);
  const issues = [
    ...(late ? [{ path: ['delay'], message: late }] : []),
    ...(paused && mandatory ? [{ path: ['paused'], message: mandatory }] : []),
    ...(wordless
      ? [{ path: ['words', 'opening'], message: 'Les mots de ce message ne changent pas.' }]
      : []),
    ...(words && isWorded(rule)
      ? wordsFaults(rule, words).map(({ field, message }) => ({ path: ['words', field], message }))
      : []),
  ];
  if (issues.length > 0) throw new InputInvalid(issues);
}

function ruleOf(rule: RuleName, version: RuleVersion | null): Rule {
  const { delay: shippedDelay, bounds, mandatory } = editable(rule);
  const delay = version?.delay ?? shippedDelay;
  const shipped = isWorded(rule)
    ? { subject: shippedWords[rule].subject, opening: shippedWords[rule].opening }
    : null;
  return {
    rule,
    label: reminderLabels[rule],
    when: whenInWords(rule, delay),
    toWhom: toWhomInWords(rule),
    ...{ delay, shippedDelay, bounds, mandatory },
    paused: version?.paused ?? false,
    words: shipped && (wordsOf(version) ?? shipped),
    shippedWords: shipped,
    variables: isWorded(rule)
      ? variablesOf(rule).map((name) => ({ name, meaning: wordVariables[name] }))
      : [],
    number: version?.number ?? 0,
  };
}
