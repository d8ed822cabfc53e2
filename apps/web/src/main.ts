import { mergeApplicationConfig, provideAppInitializer } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { Router } from '@angular/router';
import { App } from './app/app';
import { appConfig } from './app/app.config';

/** What follows is another task: on a slow phone, a long one would hold taps and paint. */
const breath = () => new Promise<void>((resolve) => setTimeout(resolve));

const inTasks = mergeApplicationConfig(appConfig, { providers: [provideAppInitializer(breath)] });

breath()
  .then(() => bootstrapApplication(App, inTasks))
  .then(async ({ injector }) => {
    await breath();
    injector.get(Router).initialNavigation();
  })
  .catch((error: unknown) => console.error(error));
