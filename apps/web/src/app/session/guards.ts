import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { CurrentPerson } from './current-person';

/** Lets in who is signed in; others sign in first and come back. */
export const signedIn: CanActivateFn = (_route, { url }) => letIn(url, () => true);

/** Lets in who trains, coordinates or administers somewhere. */
export const worksSomewhere: CanActivateFn = (_route, { url }) =>
  letIn(url, (current) => current.works());

/** Lets in who coordinates a hub, or the nation. */
export const coordinatesSomewhere: CanActivateFn = (_route, { url }) =>
  letIn(url, (current) => current.coordinates());

/** The server decides in the end: a guard only spares a page that would be refused. */
async function letIn(url: string, may: (current: CurrentPerson) => boolean) {
  const [current, router] = [inject(CurrentPerson), inject(Router)];
  try {
    const person = await current.load();
    if (!person) return router.createUrlTree(['/entrer'], { queryParams: { suite: url } });
    return may(current) || router.createUrlTree(['/introuvable']);
  } catch {
    // Not reached: the page says so itself, with a way to try again.
    return true;
  }
}
