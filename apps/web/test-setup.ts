import 'fake-indexeddb/auto';
import { deserialize, serialize } from 'node:v8';
import { IDBFactory } from 'fake-indexeddb';
import { setupZonelessTestEnv } from 'jest-preset-angular/setup-env/zoneless';

setupZonelessTestEnv();

// What jsdom leaves out of a browser, at its simplest: nothing scrolls, nothing comes into view.
globalThis.structuredClone ??= <T>(value: T): T => deserialize(serialize(value)) as T;
globalThis.scrollTo = () => undefined;
Element.prototype.scrollIntoView = () => undefined;
globalThis.IntersectionObserver = class {
  observe() {}
  disconnect() {}
} as unknown as typeof IntersectionObserver;
HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
};
HTMLDialogElement.prototype.close = function (value = '') {
  this.returnValue = value;
  this.open = false;
  this.dispatchEvent(new Event('close'));
};

afterEach(() => {
  localStorage.clear();
  globalThis.indexedDB = new IDBFactory();
  document.body.replaceChildren();
});
