import type { Routes } from '@angular/router';

export const trainerRoutes: Routes = [];
