export * from './french';
export * from './permission';
export * from './refusal';
