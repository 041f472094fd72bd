import { expect, it } from 'vitest';
import { winsorise } from '../../scripts/statistics/winsorise.ts';

const values = Object.freeze([100, 0, 10, 11, 12, 13, 14, 15, 16, 17, 18]);

it('pulls the ends in to the quantiles and keeps the order of the input', () => {
  // R, type 7: quantile(x, c(0.1, 0.9)) of these eleven are the second and the tenth in order, 10 and 18.
  expect(winsorise(values, 0.1)).toEqual([18, 10, 10, 11, 12, 13, 14, 15, 16, 17, 18]);
});

it('changes nothing with a share of 0, and nothing when there is nothing', () => {
  expect(winsorise(values, 0)).toEqual(values);
  expect(winsorise([], 0.1)).toEqual([]);
});

it('refuses a share of half or more and values that are none', () => {
  expect(() => winsorise(values, 0.5)).toThrow('winsorise: share must be from 0 to below 0.5');
  expect(() => winsorise(values, Number.NaN)).toThrow('winsorise: share');
  expect(() => winsorise([Number.NaN], 0.1)).toThrow('winsorise: values must be finite numbers');
});
