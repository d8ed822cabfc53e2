export * from './block';
export * from './compose';
export * from './edit';
export * from './library';
export * from './live';
export * from './opening';
export * from './plan';
export * from './ready-made';
