/** The few scripts that may stand in a page: ours, word for word. Whatever is left when they are taken away is a stranger's. */
import { createEnvironment } from '../scripts/publish/site.ts';

const templates = ['{{ presenter }}', '{% include "components/offers/filter.njk" %}'];

export function withoutOwnScripts(html: string): string {
  const environment = createEnvironment();
  const own = templates.flatMap((template) =>
    [...environment.renderString(template, {}).matchAll(/<script>[\s\S]*?<\/script>/g)].map(([script]) => script),
  );
  return own.reduce((text, script) => text.split(script).join(''), html);
}
