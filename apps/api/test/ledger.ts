import { createHash, randomBytes } from 'node:crypto';
import { attendanceRoutes, courseRoutes, quizRoutes, urlOf } from '@percolateur/contract';
import type { CallOf, NewSignature, Route } from '@percolateur/contract';
import type { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { AttemptResult } from '../src/record/attempt-result.entity';
import { LessonProgress } from '../src/record/lesson-progress.entity';
import { QuizAnswer } from '../src/record/quiz-answer.entity';
import { QuizAttempt } from '../src/record/quiz-attempt.entity';
import { HalfDay } from '../src/record/half-day.entity';
import { Session } from '../src/record/session.entity';
import { Signature } from '../src/record/signature.entity';
import { answerTo } from './course';
import { Scene } from './scene';
import { aSignature } from './signatures';

const quizId = 'positionnement';

/** A learner whose device keeps what was acknowledged, and asks again, as it was, what was not. */
class Device {
  readonly acknowledged = new Map<string, string>();
  /** By half-day, the signature that it was told received. */
  readonly signed = new Map<string, string>();
  private readonly signatures = new Map<string, NewSignature>();
  lessonSeen = false;

  constructor(
    private readonly base: string,
    private readonly cookie: string,
    readonly cohortId: string,
    readonly enrolmentId: string,
    readonly personId: string,
    readonly attemptId = uuidv7(),
  ) {}

  /** What it was told; 0 when nobody answered. */
  async send<R extends Route>(route: R, call: CallOf<R>): Promise<number> {
    const { body, ...rest } = call as { body?: unknown };
    try {
      const response = await fetch(this.base + urlOf(route, rest), {
        method: route.method,
        headers: {
          cookie: this.cookie,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(20_000),
      });
      if (response.status === 503 && !response.headers.has('retry-after')) return 503.5;
      await response.arrayBuffer();
      return response.status;
    } catch {
      return 0;
    }
  }

  start() {
    return this.send(quizRoutes.start, {
      params: { cohortId: this.cohortId, quizId },
      body: { id: this.attemptId },
    });
  }

  async answer(id: string, questionId: string): Promise<number> {
    const status = await this.send(quizRoutes.saveAnswer, {
      params: { attemptId: this.attemptId, questionId },
      body: { id, answer: answerTo(questionId, 'a'), clientTime: new Date().toISOString() },
    });
    if (status === 200) this.acknowledged.set(id, questionId);
    return status;
  }

  /** The same signature each time, whatever became of it the time before. */
  async sign(halfDayId: string): Promise<number> {
    const made = { clientTime: new Date().toISOString() };
    const body = this.signatures.get(halfDayId) ?? aSignature({ id: this.personId }, made);
    this.signatures.set(halfDayId, body);
    const status = await this.send(attendanceRoutes.sign, { params: { halfDayId }, body });
    if (status === 200) this.signed.set(halfDayId, body.id);
    return status;
  }

  submit(): Promise<number> {
    return this.send(quizRoutes.submit, { params: { attemptId: this.attemptId } });
  }

  async read(): Promise<number> {
    const status = await this.send(courseRoutes.progress, {
      params: { cohortId: this.cohortId, lessonId: 'lecon-1-1' },
      body: { state: 'seen', sectionId: 'retenir' },
    });
    if (status === 200) this.lessonSeen = true;
    return status;
  }
}

/** What a roomful of devices was told, and what the database says of it. */
export class Ledger {
  /** How often each status was told; 0 is no answer at all. */
  readonly told = new Map<number, number>();
  private working = false;
  private work: Promise<void>[] = [];

  private constructor(
    private readonly db: DataSource,
    private readonly devices: Device[],
    private readonly halfDayIds: readonly string[],
  ) {}

  static async of(base: string, db: DataSource, learners: number): Promise<Ledger> {
    const scene = new Scene(db);
    const cohort = await scene.cohort(await scene.organisation(), {
      status: 'running',
      capacity: learners,
    });
    // All under way at once, and open: the room signs again and again while it is cut.
    const hour = 3_600_000;
    await db.manager.update(
      HalfDay,
      { cohortId: cohort.id },
      {
        startsAt: new Date(Date.now() - hour),
        endsAt: new Date(Date.now() + 2 * hour),
        signingOpenedAt: new Date(Date.now() - hour),
      },
    );
    const devices: Device[] = [];
    for (let index = 0; index < learners; index += 1) {
      const person = await scene.person();
      const { id } = await scene.enrol(cohort, person);
      const token = randomBytes(32).toString('base64url');
      await db.manager.insert(Session, {
        id: uuidv7(),
        tokenHash: createHash('sha256').update(token).digest(),
        personId: person.id,
        createdAt: new Date(),
        lastSeenAt: new Date(),
        expiresAt: new Date('2099-01-01T00:00:00Z'),
      });
      devices.push(new Device(base, `percolateur=${token}`, cohort.id, id, person.id));
    }
    return new Ledger(
      db,
      devices,
      cohort.halfDays.map(({ id }) => id),
    );
  }

  /** Everybody answers, one question after the other, until told to stop. */
  begin(): void {
    this.working = true;
    this.work = this.devices.map(async (device) => {
      const until200 = async (act: () => Promise<number>) => {
        while (this.working) {
          const status = await act();
          this.told.set(status, (this.told.get(status) ?? 0) + 1);
          if (status === 200) return;
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      };
      await until200(() => device.start());
      await until200(() => device.read());
      for (let count = 0; this.working; count += 1) {
        const id = uuidv7();
        await until200(() => device.answer(id, `${quizId}-${(count % 10) + 1}`));
        // Each half-day once, then all of them again: what is sent twice is one.
        const halfDayId = this.halfDayIds[Math.floor(count / 2) % this.halfDayIds.length]!;
        if (count % 2 === 0) await until200(() => device.sign(halfDayId));
        // Below thirty changes of one answer in a minute, beyond which no hand is believed.
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
    });
  }

  async end(): Promise<void> {
    this.working = false;
    await Promise.all(this.work);
  }

  /** Resolves once something is acknowledged again. */
  async servesAgain(withinMs = 30_000): Promise<void> {
    const began = performance.now();
    const [device] = this.devices;
    while (performance.now() - began < withinMs) {
      if ((await device.read()) === 200) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`Nothing acknowledged within ${withinMs} ms`);
  }

  /** Everybody hands in, twice, and until told that it is done. */
  async handIn(withinMs = 60_000): Promise<void> {
    const before = performance.now() + withinMs;
    await Promise.all(
      this.devices.map(async (device) => {
        while (performance.now() < before) {
          if ((await device.submit()) === 200 && (await device.submit()) === 200) return;
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        throw new Error(`Not handed in within ${withinMs} ms`);
      }),
    );
  }

  /** Of the attempts begun: how many people have, and who has two, or two results of one. */
  async attempts(): Promise<{ begun: number; doubled: number; results: number }> {
    const sum = { begun: 0, doubled: 0, results: 0 };
    for (const { enrolmentId, attemptId } of this.devices) {
      const begun = await this.db.manager.countBy(QuizAttempt, { enrolmentId });
      sum.begun += Math.min(1, begun);
      sum.doubled += Math.max(0, begun - 1);
      sum.results += await this.db.manager.countBy(AttemptResult, { attemptId });
    }
    return sum;
  }

  /** Acknowledged, and of those: lost or changed, and there more than once. */
  async figures(): Promise<{ acknowledged: number; lost: number; doubled: number }> {
    const sum = { acknowledged: 0, lost: 0, doubled: 0 };
    for (const device of this.devices) {
      const { attemptId, enrolmentId, acknowledged } = device;
      const rows = await this.db.manager.findBy(QuizAnswer, { attemptId });
      sum.acknowledged += acknowledged.size;
      for (const [id, questionId] of acknowledged) {
        const found = rows.filter((row) => row.id === id);
        if (found[0]?.questionId !== questionId) sum.lost += 1;
        if (found.length > 1) sum.doubled += 1;
      }
      const { personId, signed } = device;
      const kept = await this.db.manager.findBy(Signature, { personId });
      sum.acknowledged += signed.size;
      for (const [halfDayId, id] of signed) {
        const found = kept.filter((row) => row.halfDayId === halfDayId);
        if (!found.some((row) => row.id === id)) sum.lost += 1;
        if (found.length > 1) sum.doubled += 1;
      }
      if (!device.lessonSeen) continue;
      const places = await this.db.manager.countBy(LessonProgress, { enrolmentId });
      sum.acknowledged += 1;
      if (places < 1) sum.lost += 1;
      if (places > 1) sum.doubled += 1;
    }
    return sum;
  }
}
