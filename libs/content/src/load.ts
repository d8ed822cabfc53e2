// Apart from the index: reading a course takes the readers of Markdown and YAML, having read it does not.
export { loadCourse } from './load-course';
export { reportOf, type CourseReport } from './report';
