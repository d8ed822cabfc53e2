import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import type { TestRequest } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import {
  type AnswerOf,
  type CallOf,
  CurrentSession,
  type CurrentPerson,
  type Route,
  sessionRoutes,
  urlOf,
} from '@percolateur/contract';
import type { z } from 'zod';
import { App } from '../app';
import { appConfig } from '../app.config';

type Where<R extends Route> = Omit<CallOf<R>, 'body'>;

/** Lets promises, timers that are due and renderings run. */
const settle = async (turns = 5) => {
  for (let turn = 0; turn < turns; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  }
};

/** The whole application on one address, its wire in the hands of the spec. */
export class Page {
  readonly root: HTMLElement;
  private readonly wire = TestBed.inject(HttpTestingController);

  private constructor(private readonly fixture: ComponentFixture<App>) {
    this.root = fixture.nativeElement as HTMLElement;
  }

  /** Opens an address as this person, or as nobody. */
  static async open(path: string, person: CurrentPerson | null): Promise<Page> {
    TestBed.configureTestingModule({
      providers: [...appConfig.providers, provideHttpClientTesting()],
    });
    const page = new Page(TestBed.createComponent(App));
    document.body.append(page.root);
    void TestBed.inject(Router).navigateByUrl(path);
    await page.answer(sessionRoutes.current, {}, CurrentSession.parse({ person }));
    return page;
  }

  /** The request that the page makes to a route, once it makes it. */
  async request<R extends Route>(target: R, where: Where<R>): Promise<TestRequest> {
    const url = urlOf(target, where as object);
    for (let turn = 0; turn < 200; turn += 1) {
      const [request] = this.wire.match(
        (each) => each.method === target.method && each.url === url,
      );
      if (request) return request;
      await settle(1);
    }
    throw new Error(`The page never asked ${target.method} ${url}`);
  }

  /** Answers a request of the page with what the contract allows; resolves to the request’s body. */
  async answer<R extends Route>(target: R, where: Where<R>, answer: AnswerOf<R>): Promise<unknown> {
    const sent = await this.request(target, where);
    const schema = target.answer as z.ZodType | undefined;
    sent.flush(schema ? (schema.parse(answer) as object) : null);
    await settle();
    return sent.request.body;
  }

  /** Refuses a request of the page. */
  async refuse<R extends Route>(target: R, where: Where<R>, status: number, code: string) {
    const request = await this.request(target, where);
    const problem = { type: `urn:percolateur:${code}`, title: 'Refusé', detail: 'Voici pourquoi.' };
    request.flush({ ...problem, status }, { status, statusText: code });
    await settle();
  }

  /** Breaks the network under a request of the page. */
  async cut<R extends Route>(target: R, where: Where<R>): Promise<unknown> {
    const request = await this.request(target, where);
    request.error(new ProgressEvent('error'));
    await settle();
    return request.request.body;
  }

  /** Whether the page has asked nothing more. */
  quiet(): void {
    this.wire.verify();
  }

  /** What is written in the main part, spaces brought to one. */
  get text(): string {
    return plain(this.root.querySelector('main')?.textContent);
  }

  /** What is written in one place, spaces brought to one. */
  read(selector: string): string {
    return plain(this.find(selector).textContent);
  }

  find<E extends Element>(selector: string): E {
    const found = this.root.querySelector<E>(selector);
    if (!found) throw new Error(`Nothing on the page for ${selector}: ${this.text}`);
    return found;
  }

  /** A button or a link, by the words it begins with. */
  control(words: string): HTMLElement {
    const all = [...this.root.querySelectorAll<HTMLElement>('main button, main a')];
    const found = all.find(({ textContent }) => plain(textContent).startsWith(words));
    if (!found) throw new Error(`No « ${words} » on the page: ${this.text}`);
    return found;
  }

  async press(words: string): Promise<void> {
    this.control(words).click();
    await settle();
  }

  async type(selector: string, text: string): Promise<void> {
    const field = this.find<HTMLInputElement>(selector);
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
  }

  /** Ticks a choice by its words. */
  async choose(words: string): Promise<void> {
    const labels = [...this.root.querySelectorAll<HTMLLabelElement>('main label')];
    const label = labels.find(({ textContent }) => plain(textContent).includes(words));
    if (!label) throw new Error(`No choice « ${words} » on the page: ${this.text}`);
    label.click();
    await settle();
  }

  async wait(ms: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, ms));
    await settle();
  }

  /** Leaves the page, as closing the tab would. */
  close(): void {
    this.fixture.destroy();
    TestBed.resetTestingModule();
  }
}

/** A word joiner holds a line together, and nobody sees it. */
const plain = (text: string | null | undefined) =>
  (text ?? '').replaceAll('\u2060', '').replace(/\s+/g, ' ').trim();
