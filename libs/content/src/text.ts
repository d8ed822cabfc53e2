// Apart from the index: making questions ready takes the reader of Markdown, having read a course does not.
export { pictureAddress, readyQuestion, renderText } from './question-text';
