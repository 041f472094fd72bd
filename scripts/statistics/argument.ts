/**
 * Requirements on arguments, the same words in every method.
 *
 * An argument that breaks a requirement is a mistake in the program, not in the data, so it throws. The message names
 * the function, the argument and the requirement, and never quotes the value: a count may be confidential.
 *
 * "Cannot be computed" (nobody to count, a target of 0) is not a mistake. It is answered with null by the method
 * itself.
 */

/** A count is a whole number from 0 up to 2^53 - 1, the largest that arithmetic holds exactly. */
export function requireCount(functionName: string, argumentName: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new Error(`${functionName}: ${argumentName} must be a whole number of 0 or more`);
  }
}

/** A numerator that counts some of the persons in the denominator cannot exceed it. */
export function requireCountOutOf(functionName: string, x: number, n: number): void {
  requireCount(functionName, 'x', x);
  requireCount(functionName, 'n', n);
  if (x > n) throw new Error(`${functionName}: x must not exceed n`);
}

/** A whole number of 1 or more. */
export function requirePositiveCount(functionName: string, argumentName: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new Error(`${functionName}: ${argumentName} must be a whole number of 1 or more`);
  }
}

/** A fraction from 0 to 1, both included. A percentage such as 90 is a mistake here, and caught. */
export function requireFraction(functionName: string, argumentName: string, value: number): void {
  if (!(value >= 0 && value <= 1)) {
    throw new Error(`${functionName}: ${argumentName} must be a fraction from 0 to 1`);
  }
}

/** A fraction strictly between 0 and 1. */
export function requireInnerFraction(functionName: string, argumentName: string, value: number): void {
  if (!(value > 0 && value < 1)) {
    throw new Error(`${functionName}: ${argumentName} must be a fraction between 0 and 1`);
  }
}

/** A measured number of 0 or more, such as a rate or an expected count. */
export function requireNotNegative(functionName: string, argumentName: string, value: number): void {
  if (!Number.isFinite(value) || value < 0) {
    throw new Error(`${functionName}: ${argumentName} must be a finite number of 0 or more`);
  }
}

/** Every number finite: neither NaN nor infinite. */
export function requireFinite(functionName: string, argumentName: string, values: readonly number[]): void {
  for (const value of values) {
    if (!Number.isFinite(value)) throw new Error(`${functionName}: ${argumentName} must be finite numbers`);
  }
}
