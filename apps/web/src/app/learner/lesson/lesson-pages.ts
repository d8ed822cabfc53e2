/** A lesson and its hand-out share all they are made of: one file to fetch for both. */
export { HandoutPage } from '../handout/handout-page';
export { LessonPage } from './lesson-page';
