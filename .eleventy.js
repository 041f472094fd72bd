export { default } from './scripts/publish/site.ts';
