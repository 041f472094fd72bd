/** The speaker view of reveal.js in Danish: the plugin carries its words in its source and has no setting for them. */
const words: readonly (readonly [english: string, danish: string])[] = [
  ['>Loading speaker view...<', '>Oplægsholderens skærm åbnes …<'],
  ['>Upcoming<', '>Næste<'],
  ['>Time <', '>Tid <'],
  ['>Click to Reset<', '>Klik for at nulstille<'],
  ['>0:00 AM<', '>00:00<'],
  ['>Notes<', '>Noter<'],
  ["'Layout' +", "'Visning' +"],
  ["'default': 'Default'", "'default': 'almindelig'"],
  ["'wide': 'Wide'", "'wide': 'bred'"],
  ["'tall': 'Tall'", "'tall': 'høj'"],
  ["'notes-only': 'Notes only'", "'notes-only': 'kun noter'"],
  ["'en-US', { hour12: true,", "'da-DK', { hour12: false,"],
  [
    'Error connecting to main window.<br>Please try closing and reopening the speaker view.',
    'Der er ingen forbindelse til lysbillederne.<br>Luk vinduet, og åbn det igen med S.',
  ],
];

/** Throws when a new version of the plugin words something differently: then the list above must follow. */
export function inDanish(plugin: string): string {
  return words.reduce((text, [english, danish]) => {
    if (!text.includes(english)) throw new Error(`the speaker view no longer says ${english}`);
    return text.replace(english, danish);
  }, plugin);
}
