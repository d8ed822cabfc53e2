import { fileURLToPath } from 'node:url';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiModule } from './app.module';
import { CourseService } from './learning/course/course.service';
import { RecountService } from './learning/quiz/recount.service';
import { DemoService } from './operations/demo/demo.service';
import { readEnv } from './platform/env';
import { prepareGround } from './platform/ground';
import { closeHttp, createHttpApp } from './http';
import { checkPort, runUntilStopped } from './platform/run';

const webRoot = fileURLToPath(new URL('../web/browser', import.meta.url));
const courses = fileURLToPath(new URL('./courses', import.meta.url));

await runUntilStopped(async () => {
  const env = readEnv(process.env);
  await checkPort(env.port, env.host);
  const ground = await prepareGround(env);
  let app: NestFastifyApplication | null = null;
  const stop = async () => {
    if (app) await closeHttp(app);
    await ground.leave();
  };
  try {
    // One process does it all, but in production on a database of its own: worker.ts sends there, so
    // that either may be restarted, or multiplied, without the other.
    const sending = !(env.production && env.databaseUrl);
    app = await createHttpApp(ApiModule.on(ground, { sending }), env, webRoot);
    const [courseId] = await app.get(CourseService).importBuilt(courses);
    const demo = env.demo ? app.get(DemoService) : null;
    await demo?.createIfEmpty(courseId!);
    await app.get(RecountService).recountOnce();
    await app.get(CourseService).readyInUse();
    await app.listen(env.port, env.host);
    process.stdout.write(`Percolateur is ready: ${env.publicUrl}\n${demo?.welcome() ?? ''}`);
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
});
