import { setupZonelessTestEnv } from 'jest-preset-angular/setup-env/zoneless';

setupZonelessTestEnv();

// What jsdom leaves out of a browser, at its simplest: nothing scrolls, nothing comes into view.
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
  document.body.replaceChildren();
});
