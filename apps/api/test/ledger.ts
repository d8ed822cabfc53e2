import { createHash, randomBytes } from 'node:crypto';
import { quizRoutes, courseRoutes, urlOf } from '@percolateur/contract';
import type { CallOf, Route } from '@percolateur/contract';
import type { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { LessonProgress } from '../src/record/lesson-progress.entity';
import { QuizAnswer } from '../src/record/quiz-answer.entity';
import { Session } from '../src/record/session.entity';
import { answerTo } from './course';
import { Scene } from './scene';

const quizId = 'positionnement';

/** A learner whose device keeps what was acknowledged, and asks again, as it was, what was not. */
class Device {
  readonly acknowledged = new Map<string, string>();
  lessonSeen = false;

  constructor(
    private readonly base: string,
    private readonly cookie: string,
    readonly cohortId: string,
    readonly enrolmentId: string,
    readonly attemptId = uuidv7(),
  ) {}

  /** What it was told; 0 when nobody answered. */
  async send<R extends Route>(route: R, call: CallOf<R>): Promise<number> {
    const { body, ...rest } = call as { body?: unknown };
    try {
      const response = await fetch(this.base + urlOf(route, rest), {
        method: route.method,
        headers: { cookie: this.cookie, 'content-type': 'application/json' },
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
  ) {}

  static async of(base: string, db: DataSource, learners: number): Promise<Ledger> {
    const scene = new Scene(db);
    const cohort = await scene.cohort(await scene.organisation(), {
      status: 'running',
      capacity: learners,
    });
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
      devices.push(new Device(base, `percolateur=${token}`, cohort.id, id));
    }
    return new Ledger(db, devices);
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
      if (!device.lessonSeen) continue;
      const places = await this.db.manager.countBy(LessonProgress, { enrolmentId });
      sum.acknowledged += 1;
      if (places < 1) sum.lost += 1;
      if (places > 1) sum.doubled += 1;
    }
    return sum;
  }
}
