import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CourseService } from '../../learning/course/course.service';
import { Clock } from '../../platform/clock';
import { Usage } from './usage';
import { withDatabase } from './with-database';

const help = `Import a course folder as an immutable version; the same content twice changes nothing.

Usage: npm run admin -- import-course FOLDER

Lists every fault by file and line and imports nothing when there is one.`;

export const importCourse = {
  help,
  async run([folder]: string[]): Promise<void> {
    if (!folder) throw new Usage(`Expected a folder.\n\n${help}`);
    if (!existsSync(join(folder, 'course.yaml'))) {
      throw new Usage(`There is no course.yaml in ${folder}.`);
    }
    const version = await withDatabase((db) =>
      new CourseService(db, new Clock()).importFolder(folder),
    );
    process.stdout.write(
      `${version.title} ${version.version} (${version.contentHash.slice(0, 12)})\n`,
    );
  },
};
