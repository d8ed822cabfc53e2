import { Component } from '@angular/core';
import { Heading } from '../ui/heading';

/** The accessibility statement: what is known, and what is not. */
@Component({
  selector: 'app-accessibility-page',
  imports: [Heading],
  templateUrl: './accessibility-page.html',
})
export class AccessibilityPage {}
