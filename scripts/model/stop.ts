/**
 * What a command cannot go on after, and that is no bug of ours: `message` is Danish and says what to do, `exit` is the
 * exit code. Thrown where it is found out, told by cli.ts.
 */
export abstract class Stop extends Error {
  abstract readonly exit: 1 | 2 | 3;
}

/** Something is not there yet that the command needs. */
export class NotReady extends Stop {
  readonly exit = 1;
}

/** The command cannot do what it was asked. */
export class WrongUse extends Stop {
  readonly exit = 2;
}

/** The machine lacks something. */
export class NotEquipped extends Stop {
  readonly exit = 3;
}
