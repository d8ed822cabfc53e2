import { Component } from '@angular/core';
import { Heading } from '../ui/heading';

@Component({
  selector: 'app-page',
  imports: [Heading],
  template: '<h1 appHeading>Percolateur</h1>',
})
export class InvitationPage {}
