export * from './content-hash';
export { CourseInvalid, type Fault } from './course-invalid';
export * from './course.schema';
export * from './run-sheet.schema';
