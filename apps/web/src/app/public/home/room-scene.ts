import { Component } from '@angular/core';

/** A café IA, drawn: five people around a table, cups that steam, a question in the air. */
@Component({
  selector: 'app-room-scene',
  host: { 'aria-hidden': 'true' },
  template: `
    <svg viewBox="0 0 480 330" focusable="false">
      <rect class="wall" x="6" y="6" width="468" height="318" rx="24" />
      <g class="window">
        <rect x="40" y="40" width="84" height="96" rx="8" />
        <path d="M82 40v96M40 88h84" />
      </g>
      <g class="board">
        <rect x="182" y="32" width="150" height="86" rx="8" />
        <path d="M202 58h58M202 76h92M202 94h38" />
        <circle cx="300" cy="56" r="9" />
      </g>
      <path class="cord" d="M400 6v44" />
      <path class="lamp" d="M372 80q4-30 28-30t28 30Z" />

      <g class="said">
        <path
          d="M352 96h72a12 12 0 0 1 12 12v26a12 12 0 0 1-12 12h-46l-16 16v-16h-10a12 12 0 0 1-12-12v-26a12 12 0 0 1 12-12Z"
        />
        <g class="steam">
          <circle cx="366" cy="121" r="5" />
          <circle cx="388" cy="121" r="5" />
          <circle cx="410" cy="121" r="5" />
        </g>
      </g>

      <g class="body link"><path d="M84 252c0-42 14-60 42-60s42 18 42 60Z" /></g>
      <g class="head"><circle cx="126" cy="164" r="25" /></g>
      <path class="hair" d="M101 164a25 25 0 0 1 50-4c-16 2-24-4-30-12-4 8-10 14-20 16Z" />

      <g class="body done"><path d="M198 246c0-40 14-58 42-58s42 18 42 58Z" /></g>
      <g class="head"><circle cx="240" cy="160" r="25" /></g>
      <path
        class="scarf"
        d="M213 172c-6-34 4-46 27-46s33 12 27 46c-6-20-12-26-27-26s-21 6-27 26Z"
      />

      <g class="body quiz"><path d="M312 252c0-42 14-60 42-60s42 18 42 60Z" /></g>
      <g class="head"><circle cx="354" cy="178" r="25" /></g>
      <path class="hair" d="M331 170c2-20 44-22 47 2-8-8-18-8-24-6-8 2-16 0-23 4Z" />
      <path class="glasses" d="M336 182h14a6 6 0 0 1-14 0ZM356 182h14a6 6 0 0 1-14 0ZM350 182h6" />

      <ellipse class="table" cx="240" cy="262" rx="186" ry="36" />
      <g class="cup" transform="translate(150 238)">
        <path d="M0 0h24l-3 20H3Z" />
        <path d="M24 4c8-1 8 9-1 9" />
      </g>
      <g class="cup" transform="translate(228 232)">
        <path d="M0 0h24l-3 20H3Z" />
        <path d="M24 4c8-1 8 9-1 9" />
      </g>
      <g class="cup" transform="translate(306 238)">
        <path d="M0 0h24l-3 20H3Z" />
        <path d="M24 4c8-1 8 9-1 9" />
      </g>
      <g class="steam">
        <circle cx="157" cy="228" r="3" />
        <circle cx="166" cy="222" r="3" />
        <circle cx="235" cy="222" r="3" />
        <circle cx="244" cy="216" r="3" />
        <circle cx="313" cy="228" r="3" />
        <circle cx="322" cy="222" r="3" />
      </g>

      <g class="body action"><path d="M36 324c0-40 18-58 48-58s48 18 48 58Z" /></g>
      <g class="head"><circle cx="84" cy="240" r="26" /></g>
      <path class="hair" d="M58 240a26 26 0 0 1 52 0c0 6-2 12-4 16H62c-2-4-4-10-4-16Z" />
      <g class="wheel">
        <circle cx="50" cy="290" r="28" />
        <path d="M50 262v56M22 290h56M30 270l40 40M70 270l-40 40" />
      </g>

      <g class="body warning"><path d="M352 324c0-40 18-58 48-58s48 18 48 58Z" /></g>
      <g class="head"><circle cx="400" cy="240" r="26" /></g>
      <path
        class="hair"
        d="M374 244c0-24 10-32 26-32s26 8 26 32c0 8-4 18-8 22h-36c-4-4-8-14-8-22Z"
      />
      <circle class="bun" cx="400" cy="210" r="11" />
    </svg>
  `,
  styles: `
    :host {
      display: block;
    }
    svg {
      display: block;
      inline-size: 100%;
      clip-path: inset(0 round 5%);
    }
    svg * {
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    .wall {
      fill: var(--tint);
    }
    .window *,
    .board rect,
    .table,
    .said > path {
      fill: var(--card);
      stroke: var(--text);
      stroke-width: 4;
    }
    .board path,
    .cord {
      fill: none;
      stroke: var(--line);
      stroke-width: 4;
    }
    .board circle,
    .lamp {
      fill: var(--warning);
    }
    .steam {
      fill: var(--action);
    }
    .body path,
    .head circle,
    .cup path {
      stroke: var(--text);
      stroke-width: 4;
    }
    .head circle {
      fill: var(--hairline);
    }
    .cup path {
      fill: var(--ground);
    }
    .hair,
    .bun {
      fill: var(--text);
    }
    .scarf {
      fill: var(--done);
      stroke: var(--text);
      stroke-width: 4;
    }
    .glasses,
    .wheel * {
      fill: none;
      stroke: var(--text);
      stroke-width: 3;
    }
    .link {
      fill: var(--link);
    }
    .done {
      fill: var(--done);
    }
    .quiz {
      fill: var(--quiz);
    }
    .action {
      fill: var(--action);
    }
    .warning {
      fill: var(--warning);
    }
  `,
})
export class RoomScene {}
