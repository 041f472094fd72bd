export { previewSite as default } from './scripts/desk.ts';
