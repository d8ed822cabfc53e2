export * from './course.schema';
